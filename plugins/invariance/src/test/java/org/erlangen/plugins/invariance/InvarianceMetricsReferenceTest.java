package org.erlangen.plugins.invariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.invariance.Orbits;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures of a small network over quarter turns of four images. */
@Tag("reference")
class InvarianceMetricsReferenceTest {
    private static final double TOLERANCE = 1e-10;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final JsonNode fixture = read();

    @Test
    void imagesAreTurnedAndTurnedBack() {
        double[] orbit = numbers(fixture.get("orbit_images"));
        Tensor images = tensor("images");
        Tensor all = images.expand(1);
        for (Orbits.Move move : QuarterTurns.all()) {
            Tensor moved = move.act().apply(images);
            all = engine.concatenate(1, all, moved.expand(1));
            assertThat(move.back().apply(moved).toDoubles()).containsExactly(images.toDoubles());
        }
        assertThat(all.toDoubles()).containsExactly(orbit);
    }

    @Test
    void predictionsDiverge() {
        Map<String, Double> measures = new PredictionMetric().measure(new NoOptions(), orbits());
        assertMeasure(measures, "divergence", "PDI");
        assertMeasure(measures, "jensen-shannon", "PDI_js");
        assertMeasure(measures, "agreement", "agreement");
        // the targets are the classes of the images as they are: all of these are right
        assertThat(measures.get("orbit-accuracy")).isCloseTo((1 + 3 * aggregate("agreement")) / 4, within(TOLERANCE));
    }

    @Test
    void logitsMove() {
        Map<String, Double> measures = new LogitMetric().measure(new NoOptions(), orbits());
        assertMeasure(measures, "logit-error", "LI");
        assertMeasure(measures, "normalised-logit-error", "LI_normalised");
    }

    @Test
    void otherPixelsDecide() {
        Map<String, Double> measures = new SaliencyMetric().measure(new NoOptions(), orbits());
        assertMeasure(measures, "saliency-similarity", "SIS");
        assertMeasure(measures, "absolute-saliency-similarity", "SIS_absolute");
        assertMeasure(measures, "log-probability-saliency-similarity", "SIS_log_prob");
        assertThat(measures.get("saliencies-without-direction")).isZero();
    }

    @Test
    void logitsAnswerToPerturbations() {
        Map<String, Double> measures = new SensitivityMetric().measure(new NoOptions(), orbits());
        JsonNode sensitivity = fixture.get("sensitivity");
        assertThat(measures.get("frobenius-sensitivity"))
                .isCloseTo(mean(numbers(sensitivity.get("frobenius"))), within(TOLERANCE));
        assertThat(measures.get("spectral-sensitivity"))
                .isCloseTo(mean(numbers(sensitivity.get("spectral"))), within(TOLERANCE));
    }

    /** The sum over an orbit ties the weights: nothing is left to measure. */
    @Test
    void aNetworkAveragedOverItsOrbitIsGenuinelyInvariant() {
        Orbits orbits = orbits();
        Orbits tied = new Orbits(
                x -> {
                    Tensor sum = orbits.logits().apply(x);
                    for (Orbits.Move move : orbits.moves()) {
                        sum = sum.add(orbits.logits().apply(move.act().apply(x)));
                    }
                    return sum;
                },
                orbits.examples(),
                orbits.moves());
        assertThat(new LogitMetric().measure(new NoOptions(), tied).get("logit-error"))
                .isCloseTo(0, within(TOLERANCE));
        assertThat(new SaliencyMetric().measure(new NoOptions(), tied).get("saliency-similarity"))
                .isCloseTo(1, within(TOLERANCE));
    }

    private void assertMeasure(Map<String, Double> measures, String name, String expected) {
        assertThat(measures.get(name)).as(name).isCloseTo(aggregate(expected), within(TOLERANCE));
    }

    private double aggregate(String name) {
        return fixture.get("aggregates").get(name).asDouble();
    }

    private Orbits orbits() {
        JsonNode network = fixture.get("network");
        Tensor inner = tensor(network, "W1");
        Tensor outer = tensor(network, "W2");
        return new Orbits(
                x -> x.reshape(x.shape().size(0), -1)
                        .matmul(inner, false, true)
                        .add(tensor(network, "b1"))
                        .tanh()
                        .matmul(outer, false, true)
                        .add(tensor(network, "b2")),
                new Dataset(tensor("images"), tensor("reference_class")),
                QuarterTurns.all());
    }

    private Tensor tensor(String name) {
        return tensor(fixture, name);
    }

    private Tensor tensor(JsonNode parent, String name) {
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode node = parent.get(name); node.isArray(); node = node.get(0)) {
            sizes.add(node.size());
        }
        int[] shape = sizes.stream().mapToInt(Integer::intValue).toArray();
        return engine.of(Shape.of(shape), numbers(parent.get(name)));
    }

    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    private static double[] numbers(JsonNode node) {
        if (node.isNumber()) {
            return new double[] {node.asDouble()};
        }
        List<Double> numbers = new ArrayList<>();
        node.forEach(child -> {
            for (double number : numbers(child)) {
                numbers.add(number);
            }
        });
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static JsonNode read() {
        String folder = System.getProperty("erlangen.reference", "");
        String name = "invariance/invariance_metrics.json";
        try (InputStream in = folder.isEmpty()
                ? InvarianceMetricsReferenceTest.class.getResourceAsStream("/reference/" + name)
                : Files.newInputStream(Path.of(folder, name))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
