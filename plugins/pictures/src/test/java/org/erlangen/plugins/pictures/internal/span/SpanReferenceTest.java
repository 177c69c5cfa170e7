package org.erlangen.plugins.pictures.internal.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.conformance.Fixture;
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

    static Stream<Fixture> cases() {
        return Fixture.read("hamiltonian/span_metric.json").get("cases").items();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learntObservablesHaveADimension(Fixture fixture) {
        Span learnt = learnt(fixture);

        assertNear(learnt.singularValues(), fixture.get("singular_values").numbers(), OF_VALUES);
        assertThat(learnt.dimensionByGap()).isEqualTo(fixture.get("dim_gap").integer());
        assertThat(learnt.dimensionByShare()).isEqualTo(fixture.get("dim_rel").integer());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learntObservablesLieBesideTheTruth(Fixture fixture) {
        Comparison comparison = Comparison.of(learnt(fixture), truth(fixture));

        assertThat(comparison.trueDimension())
                .isEqualTo(fixture.get("truth_names").size());
        assertNear(comparison.parallelness(), fixture.get("parallelness").numbers(), OF_VALUES);
        assertThat(comparison.dimensionByParallelness())
                .isEqualTo(fixture.get("dim_par").integer());
        assertNear(comparison.principalAngles(), fixture.get("principal_angles").numbers(), OF_ANGLES);
        assertNear(
                new double[] {comparison.subspaceDistance(), comparison.energyInTruth()},
                new double[] {
                    fixture.get("subspace_distance").number(),
                    fixture.get("energy_in_truth").number()
                },
                OF_VALUES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void observablesDriftAlongTrajectories(Fixture fixture) {
        int states = fixture.get("m").integer();
        Fixture ratios = fixture.get("drift_ratio");
        for (int k = 0; k < ratios.size(); k++) {
            double[] w = fixture.get("w").get(k).numbers();
            double[] b = fixture.get("b").get(k).numbers();
            double[][] values = fixture.get("trajectories")
                    .items()
                    .map(trajectory -> trajectory
                            .items()
                            .mapToDouble(state -> value(w, b, state.numbers(), states))
                            .toArray())
                    .toArray(double[][]::new);
            assertNear(
                    new double[] {Drift.ratio(values)},
                    new double[] {ratios.get(k).number()},
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

    private static Span learnt(Fixture fixture) {
        int states = fixture.get("m").integer();
        List<QuadraticObservable> observables = new ArrayList<>();
        for (int k = 0; k < fixture.get("k").integer(); k++) {
            double[] w = fixture.get("w").get(k).numbers();
            observables.add(observable(w, fixture.get("b").get(k).numbers(), states));
        }
        return Span.of(observables);
    }

    /** The true observables, by their entries in the other fixture. */
    private static Span truth(Fixture fixture) {
        int states = fixture.get("m").integer();
        String name = fixture.get("system").text();
        Fixture system = Fixture.read("hamiltonian/oracle_groups.json")
                .get("systems")
                .items()
                .filter(candidate ->
                        candidate.get("system").text().equals(name.equals("nharm_1") ? "oscillator" : name))
                .findFirst()
                .orElseThrow();
        List<QuadraticObservable> observables = new ArrayList<>();
        for (Fixture observable : system.get("observables")) {
            double[] w = new double[states * states];
            for (Fixture entry : observable.get("w_nonzero")) {
                w[entry.get(0).integer() * states + entry.get(1).integer()] =
                        entry.get(2).number();
            }
            observables.add(observable(w, observable.get("b").numbers(), states));
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
