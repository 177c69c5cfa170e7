package org.erlangen.groups.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.groups.hamiltonian.Nearness.OF_VALUES;
import static org.erlangen.groups.hamiltonian.Nearness.assertNear;

import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The invariants of known systems. */
@Tag("reference")
class InvariantReferenceTest {
    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    static Stream<Fixture> systems() {
        return Fixture.read("hamiltonian/oracle_groups.json").get("systems").items();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void theFullGroupHasTheTrueInvariants(Fixture system) {
        QuadraticObservables observables = full(system).observables(engine);
        Fixture expected = system.get("observables");
        int states = system.get("m").integer();
        Tensor values = observables.values(system.get("x").tensor(engine));

        assertThat(observables.linear().shape()).isEqualTo(Shape.of(expected.size(), states));
        for (int k = 0; k < expected.size(); k++) {
            Fixture invariant = expected.get(k);
            assertNear(observables.symmetric().slice(0, k, k + 1), symmetric(invariant, states), 0);
            assertNear(
                    observables.linear().slice(0, k, k + 1), invariant.get("b").numbers(), 0);
            assertNear(values.slice(1, k, k + 1), invariant.get("value").numbers(), OF_VALUES);
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void theUsualOracleIsAPartOfIt(Fixture system) {
        long expected = system.get("observables")
                .items()
                .filter(invariant -> invariant.get("in_oracle").truth())
                .count();
        Shape input = Shape.of(system.get("m").integer());
        if (system.get("system").text().startsWith("nbody")) {
            FixedFlows oracle = (FixedFlows) new EuclideanGroup().transformations(bodies(system), input);
            List<QuadraticObservable> all = full(system).invariants();
            assertThat(oracle.invariants()).hasSize((int) expected);
            for (int k = 0; k < expected; k++) {
                assertThat(oracle.invariants().get(k).matrix())
                        .isDeepEqualTo(all.get(k).matrix());
            }
        } else {
            assertThat(full(system).invariants()).hasSize((int) expected);
        }
    }

    private static FixedFlows full(Fixture system) {
        Shape input = Shape.of(system.get("m").integer());
        MeasureOptions options = new MeasureOptions(Measure.BALL, 1);
        String name = system.get("system").text();
        if (name.startsWith("nbody")) {
            return (FixedFlows) new QuadraticInvariantsGroup().transformations(bodies(system), input);
        }
        return (FixedFlows)
                (name.equals("oscillator")
                        ? new PhaseRotationGroup().transformations(options, input)
                        : new UnitaryGroup().transformations(options, input));
    }

    private static BodiesOptions bodies(Fixture system) {
        return new BodiesOptions(system.get("system").text().contains("2d") ? 2 : 3, Measure.BALL, 1);
    }

    /** W + W^T. */
    private static double[] symmetric(Fixture invariant, int states) {
        double[] dense = new double[states * states];
        for (Fixture entry : invariant.get("w_nonzero")) {
            int row = entry.get(0).integer();
            int column = entry.get(1).integer();
            dense[row * states + column] += entry.get(2).number();
            dense[column * states + row] += entry.get(2).number();
        }
        return dense;
    }
}
