package org.erlangen.groups.hamiltonian;

import static org.erlangen.groups.hamiltonian.Fixture.numbers;
import static org.erlangen.groups.hamiltonian.Nearness.OF_LARGE_EXPONENTIALS;
import static org.erlangen.groups.hamiltonian.Nearness.OF_VALUES;
import static org.erlangen.groups.hamiltonian.Nearness.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.symmetry.PointAction;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quadratic observables, the maps that they generate, and matrix exponentials with their pullbacks. */
@Tag("reference")
class QuadraticFlowsReferenceTest {
    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    static Stream<JsonNode> single() {
        return cases("single");
    }

    static Stream<JsonNode> composed() {
        return cases("composed");
    }

    static Stream<JsonNode> exponentials() {
        return cases("matrix_exponential");
    }

    private static Stream<JsonNode> cases(String kind) {
        return StreamSupport.stream(
                Fixture.read("hamiltonian/quadratic_flows.json").get(kind).spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("single")
    void anObservableHasItsValuesGradientsAndMotion(JsonNode fixture) {
        QuadraticObservables observable = new QuadraticObservables(
                tensor(fixture, "w").expand(0), tensor(fixture, "b").expand(0));
        Tensor x = tensor(fixture, "x");
        Tensor gradient = observable.gradients(x);

        assertNear(observable.symmetric(), numbers(fixture.get("a")), OF_VALUES);
        assertNear(observable.generators(), numbers(fixture.get("generator")), OF_VALUES);
        assertNear(observable.values(x), numbers(fixture.get("value")), OF_VALUES);
        assertNear(gradient, numbers(fixture.get("gradient")), OF_VALUES);
        assertNear(PhaseSpace.rotated(gradient), numbers(fixture.get("field")), OF_VALUES);
    }

    @ParameterizedTest
    @MethodSource("single")
    void anObservableMovesStates(JsonNode fixture) {
        Tensor generators = new QuadraticObservables(
                        tensor(fixture, "w").expand(0), tensor(fixture, "b").expand(0))
                .generators();
        Tensor x = tensor(fixture, "x").expand(0);
        boolean large = fixture.get("name").asText().startsWith("large");
        double tolerance = large ? OF_LARGE_EXPONENTIALS : OF_VALUES;
        for (JsonNode flow : fixture.get("flows")) {
            Tensor map = QuadraticObservables.flows(
                    generators, engine.matrix(new double[] {flow.get("tau").asDouble()}));
            assertNear(map, numbers(flow.get("matrix")), tolerance);
            assertNear(PointAction.act(map, x), numbers(flow.get("points")), tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("composed")
    void severalObservablesMoveStatesTogether(JsonNode fixture) {
        Tensor generators = new QuadraticObservables(tensor(fixture, "w"), tensor(fixture, "b")).generators();
        Tensor enlarged = QuadraticObservables.withCommutators(generators);
        int count = fixture.get("k").asInt();

        assertNear(generators, numbers(fixture.get("generators")), OF_VALUES);
        assertNear(enlarged.slice(0, count, enlarged.shape().size(0)), numbers(fixture.get("commutators")), OF_VALUES);
        assertMoves(generators, fixture.get("order1"), tensor(fixture, "x"));
        assertMoves(enlarged, fixture.get("order2"), tensor(fixture, "x"));
    }

    private void assertMoves(Tensor generators, JsonNode flow, Tensor x) {
        Tensor map = QuadraticObservables.flows(generators, tensor(flow, "tau").expand(0));
        assertNear(map, numbers(flow.get("map")), OF_VALUES);
        assertNear(PointAction.act(map, x.expand(0)), numbers(flow.get("points")), OF_VALUES);
    }

    @ParameterizedTest
    @MethodSource("exponentials")
    void matricesHaveExponentialsAndPullbacks(JsonNode fixture) {
        Tensor z = tensor(fixture, "z");
        Tensor pullback = engine.pullback(Tensor::matrixExponential, z, tensor(fixture, "cotangent"));

        assertNear(z.matrixExponential(), numbers(fixture.get("exp")), OF_LARGE_EXPONENTIALS);
        assertNear(pullback, numbers(fixture.get("pullback")), OF_LARGE_EXPONENTIALS);
    }

    private Tensor tensor(JsonNode fixture, String name) {
        return Fixture.tensor(engine, fixture.get(name));
    }
}
