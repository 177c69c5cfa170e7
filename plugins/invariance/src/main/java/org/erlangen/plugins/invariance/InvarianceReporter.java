package org.erlangen.plugins.invariance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.invariance.InvarianceMetric;
import org.erlangen.api.invariance.Orbits;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * Writes {@code invariance.json}: measures of the best fit at mean parameters over quarter turns of test images.
 *
 * <p>Errors: refused for inputs that are no square images, and for targets that are no classes.
 */
public final class InvarianceReporter implements Reporter<InvarianceOptions> {
    private static final List<InvarianceMetric<NoOptions>> OWN =
            List.of(new PredictionMetric(), new LogitMetric(), new SaliencyMetric(), new SensitivityMetric());

    /** Found by name through the service loader. */
    public InvarianceReporter() {}

    @Override
    public Description<InvarianceOptions> describe() {
        return Sources.genuine(Description.of(
                "invariance",
                "how invariant the best fit is to quarter turns of test images, as invariance.json",
                InvarianceOptions.class));
    }

    @Override
    public Consumer<RunEvent> open(InvarianceOptions options, Path folder) {
        AtomicReference<Dataset> test = new AtomicReference<>();
        return event -> {
            if (event instanceof RunEvent.RunStarted started) {
                test.set(started.examples().test());
            } else if (event instanceof RunEvent.RunEnded ended) {
                Dataset all = Objects.requireNonNull(test.get(), "a run starts before it ends");
                Dataset inputs = all.slice(0, Math.min(options.inputs(), all.size()));
                refuse(ended, inputs.inputs().shape());
                Orbits orbits = new Orbits(logits(ended), inputs, QuarterTurns.all());
                write(folder.resolve("invariance.json"), json(ended.fit(), inputs.size(), measures(options, orbits)));
            }
        };
    }

    private static void refuse(RunEvent.RunEnded ended, Shape inputs) {
        boolean square = inputs.rank() == 4 && inputs.size(2) == inputs.size(3);
        boolean classes = ended.problem().likelihood().targets() == DataOutline.Targets.CLASSES;
        if (!square || !classes) {
            throw new ErlangenException(
                    ErlangenException.Kind.CONFIGURATION,
                    "reports",
                    "'invariance' turns square images and compares classes; "
                            + (square ? "the targets are no classes" : "inputs have shape " + inputs.without(0)),
                    "",
                    "Leave it out");
        }
    }

    private static UnaryOperator<Tensor> logits(RunEvent.RunEnded ended) {
        PointSites sites = new PointSites(ended.estimation().parameters(ended.state()));
        NamedTensors eta = ended.estimation().hyperparameters(ended.state());
        Draw draw = ended.problem().draw(Key.ofSeed(0), true);
        return inputs -> {
            Tensor outputs = ended.problem().outputs(sites, inputs, eta, draw);
            return outputs.shape().rank() == 2
                    ? outputs
                    : outputs.logSoftmax(-1)
                            .logSumExp(0)
                            .subtract(Math.log(outputs.shape().size(0)));
        };
    }

    private static Map<String, Double> measures(InvarianceOptions options, Orbits orbits) {
        Map<String, Double> measures = new LinkedHashMap<>();
        if (options.metrics().isEmpty()) {
            OWN.forEach(metric -> measures.putAll(metric.measure(new NoOptions(), orbits)));
        }
        for (Choice<InvarianceMetric<Record>> metric : options.metrics()) {
            measures.putAll(metric.provider().measure(metric.options(), orbits));
        }
        return measures;
    }

    private static String json(String fit, int inputs, Map<String, Double> measures) {
        String lines = measures.entrySet().stream()
                .map(measure -> "    \"" + measure.getKey() + "\": " + number(measure.getValue()))
                .collect(Collectors.joining(",\n"));
        return "{\n  \"fit\": \"" + fit + "\",\n  \"moves\": \"quarter turns\",\n  \"inputs\": " + inputs
                + ",\n  \"measures\": {\n" + lines + "\n  }\n}\n";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.10g", value) : "null";
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            Refusal refusal = new Refusal(file.toString(), "can't be written (" + e + ")", "", "");
            throw new ErlangenException(ErlangenException.Kind.RUN, refusal, e);
        }
    }
}
