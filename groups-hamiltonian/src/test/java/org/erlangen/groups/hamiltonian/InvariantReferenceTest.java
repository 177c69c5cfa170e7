package org.erlangen.groups.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.groups.hamiltonian.Fixture.numbers;
import static org.erlangen.groups.hamiltonian.Nearness.OF_VALUES;
import static org.erlangen.groups.hamiltonian.Nearness.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The invariants of known systems. */
@Tag("reference")
class InvariantReferenceTest {
    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    static Stream<JsonNode> systems() {
        return StreamSupport.stream(
                Fixture.read("hamiltonian/oracle_groups.json").get("systems").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void theFullGroupHasTheTrueInvariants(JsonNode system) {
        QuadraticObservables observables = full(system).observables(engine);
        JsonNode expected = system.get("observables");
        int states = system.get("m").asInt();
        Tensor values = observables.values(Fixture.tensor(engine, system.get("x")));

        assertThat(observables.linear().shape()).isEqualTo(Shape.of(expected.size(), states));
        for (int k = 0; k < expected.size(); k++) {
            JsonNode invariant = expected.get(k);
            assertNear(observables.symmetric().slice(0, k, k + 1), symmetric(invariant, states), 0);
            assertNear(observables.linear().slice(0, k, k + 1), numbers(invariant.get("b")), 0);
            assertNear(values.slice(1, k, k + 1), numbers(invariant.get("value")), OF_VALUES);
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void theUsualOracleIsAPartOfIt(JsonNode system) {
        long expected = StreamSupport.stream(system.get("observables").spliterator(), false)
                .filter(invariant -> invariant.get("in_oracle").asBoolean())
                .count();
        Shape input = Shape.of(system.get("m").asInt());
        if (system.get("system").asText().startsWith("nbody")) {
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

    private static FixedFlows full(JsonNode system) {
        Shape input = Shape.of(system.get("m").asInt());
        MeasureOptions options = new MeasureOptions(Measure.BALL, 1);
        String name = system.get("system").asText();
        if (name.startsWith("nbody")) {
            return (FixedFlows) new QuadraticInvariantsGroup().transformations(bodies(system), input);
        }
        return (FixedFlows)
                (name.equals("oscillator")
                        ? new PhaseRotationGroup().transformations(options, input)
                        : new UnitaryGroup().transformations(options, input));
    }

    private static BodiesOptions bodies(JsonNode system) {
        return new BodiesOptions(system.get("system").asText().contains("2d") ? 2 : 3, Measure.BALL, 1);
    }

    /** W + W^T. */
    private static double[] symmetric(JsonNode invariant, int states) {
        double[] dense = new double[states * states];
        for (JsonNode entry : invariant.get("w_nonzero")) {
            int row = entry.get(0).asInt();
            int column = entry.get(1).asInt();
            dense[row * states + column] += entry.get(2).asDouble();
            dense[column * states + row] += entry.get(2).asDouble();
        }
        return dense;
    }
}
