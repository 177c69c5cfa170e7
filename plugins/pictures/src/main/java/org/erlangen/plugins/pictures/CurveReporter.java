package org.erlangen.plugins.pictures;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.Reporter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Shape;
import org.erlangen.plugins.pictures.internal.Curve;
import org.erlangen.plugins.pictures.internal.CurvePicture;
import org.erlangen.plugins.pictures.internal.Pictures;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code curve.svg}: the function of one number that the best fit predicts, with its uncertainty and the data, early in training and at the end.
 *
 * <p>Errors: refused when inputs are not single numbers or targets not single real numbers.
 */
public final class CurveReporter implements Reporter<CurveOptions> {
    /** Found by name through the service loader. */
    public CurveReporter() {}

    @Override
    public Description<CurveOptions> describe() {
        return Description.of(
                "curve", "a learnt function of one number before and after, as curve.svg", CurveOptions.class);
    }

    @Override
    public Consumer<RunEvent> open(CurveOptions options, Path folder) {
        return new Listener(options, folder);
    }

    private static final class Listener implements Consumer<RunEvent> {
        private final CurveOptions options;
        private final Path folder;
        private final Map<String, Curve> before = new LinkedHashMap<>();
        private @Nullable Examples examples;

        Listener(CurveOptions options, Path folder) {
            this.options = options;
            this.folder = folder;
        }

        @Override
        public void accept(RunEvent event) {
            if (event instanceof RunEvent.RunStarted started) {
                examples = plane(started.examples());
            } else if (event instanceof RunEvent.StateReached reached && reached.epoch() == options.before()) {
                before.put(
                        reached.fit(),
                        Curve.of(
                                "After " + reached.epoch() + " epochs", data(), reached.estimation(), reached.state()));
            } else if (event instanceof RunEvent.RunEnded ended) {
                Curve after = Curve.of("At the end", data(), ended.estimation(), ended.state());
                Curve first = before.getOrDefault(ended.fit(), after);
                Pictures.write(folder.resolve("curve.svg"), CurvePicture.draw(data(), first, after));
            }
        }

        private Examples data() {
            if (examples == null) {
                throw new IllegalStateException("a run begins with its data");
            }
            return examples;
        }

        private static Examples plane(Examples examples) {
            Shape inputs = examples.training().inputs().shape();
            Shape targets = examples.training().targets().shape();
            int size = examples.training().size();
            if (inputs.elements() != size || !targets.equals(Shape.of(size, 1))) {
                throw new ErlangenException(
                        ErlangenException.Kind.CONFIGURATION,
                        "reports",
                        "'curve' draws functions of one number, but the inputs have shape " + inputs
                                + " and the targets " + targets,
                        "one number in, one real number out",
                        "Leave 'curve' out");
            }
            return examples;
        }
    }
}
