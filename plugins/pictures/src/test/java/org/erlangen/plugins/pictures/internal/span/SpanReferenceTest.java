package org.erlangen.plugins.pictures.internal.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.erlangen.plugins.pictures.internal.span.Fixture.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of learnt observables. */
@Tag("reference")
class SpanReferenceTest {
    /** Relative to 1 + |value|. */
    private static final double OF_VALUES = 1e-10;
    /** Arc cosines of numbers near 1 lose half of their digits. */
    private static final double OF_ANGLES = 1e-7;

    static Stream<JsonNode> cases() {
        return StreamSupport.stream(
                Fixture.read("hamiltonian/span_metric.json").get("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learntObservablesHaveADimension(JsonNode fixture) {
        Span learnt = learnt(fixture);

        assertNear(learnt.singularValues(), numbers(fixture.get("singular_values")), OF_VALUES);
        assertThat(learnt.dimensionByGap()).isEqualTo(fixture.get("dim_gap").asInt());
        assertThat(learnt.dimensionByShare()).isEqualTo(fixture.get("dim_rel").asInt());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learntObservablesLieBesideTheTruth(JsonNode fixture) {
        Comparison comparison = Comparison.of(learnt(fixture), truth(fixture));

        assertThat(comparison.trueDimension())
                .isEqualTo(fixture.get("truth_names").size());
        assertNear(comparison.parallelness(), numbers(fixture.get("parallelness")), OF_VALUES);
        assertThat(comparison.dimensionByParallelness())
                .isEqualTo(fixture.get("dim_par").asInt());
        assertNear(comparison.principalAngles(), numbers(fixture.get("principal_angles")), OF_ANGLES);
        assertNear(
                new double[] {comparison.subspaceDistance(), comparison.energyInTruth()},
                new double[] {
                    fixture.get("subspace_distance").asDouble(),
                    fixture.get("energy_in_truth").asDouble()
                },
                OF_VALUES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void observablesDriftAlongTrajectories(JsonNode fixture) {
        int states = fixture.get("m").asInt();
        JsonNode ratios = fixture.get("drift_ratio");
        for (int k = 0; k < ratios.size(); k++) {
            double[] w = numbers(fixture.get("w").get(k));
            double[] b = numbers(fixture.get("b").get(k));
            double[][] values = StreamSupport.stream(fixture.get("trajectories").spliterator(), false)
                    .map(trajectory -> StreamSupport.stream(trajectory.spliterator(), false)
                            .mapToDouble(state -> value(w, b, numbers(state), states))
                            .toArray())
                    .toArray(double[][]::new);
            assertNear(
                    new double[] {Drift.ratio(values)},
                    new double[] {ratios.get(k).asDouble()},
                    OF_VALUES);
        }
    }

    private static double value(double[] w, double[] b, double[] x, int states) {
        double value = Vectors.dot(b, x);
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                value += x[i] * w[i * states + j] * x[j];
            }
        }
        return value;
    }

    private static Span learnt(JsonNode fixture) {
        int states = fixture.get("m").asInt();
        List<QuadraticObservable> observables = new ArrayList<>();
        for (int k = 0; k < fixture.get("k").asInt(); k++) {
            double[] w = numbers(fixture.get("w").get(k));
            observables.add(observable(w, numbers(fixture.get("b").get(k)), states));
        }
        return Span.of(observables);
    }

    /** The true observables, by their entries in the other fixture. */
    private static Span truth(JsonNode fixture) {
        int states = fixture.get("m").asInt();
        String name = fixture.get("system").asText();
        JsonNode system = StreamSupport.stream(
                        Fixture.read("hamiltonian/oracle_groups.json")
                                .get("systems")
                                .spliterator(),
                        false)
                .filter(candidate ->
                        candidate.get("system").asText().equals(name.equals("nharm_1") ? "oscillator" : name))
                .findFirst()
                .orElseThrow();
        List<QuadraticObservable> observables = new ArrayList<>();
        for (JsonNode observable : system.get("observables")) {
            double[] w = new double[states * states];
            for (JsonNode entry : observable.get("w_nonzero")) {
                w[entry.get(0).asInt() * states + entry.get(1).asInt()] =
                        entry.get(2).asDouble();
            }
            observables.add(observable(w, numbers(observable.get("b")), states));
        }
        return Span.of(observables);
    }

    /** With A = W + W^T. */
    private static QuadraticObservable observable(double[] w, double[] b, int states) {
        double[][] twice = new double[states][states];
        for (int i = 0; i < states * states; i++) {
            twice[i / states][i % states] = 2 * w[i];
        }
        return new QuadraticObservable("C", twice, b);
    }

    private static void assertNear(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
        }
    }
}
