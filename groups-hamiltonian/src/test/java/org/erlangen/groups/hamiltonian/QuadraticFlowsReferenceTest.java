package org.erlangen.groups.hamiltonian;

import static org.erlangen.groups.hamiltonian.Nearness.OF_LARGE_EXPONENTIALS;
import static org.erlangen.groups.hamiltonian.Nearness.OF_VALUES;
import static org.erlangen.groups.hamiltonian.Nearness.assertNear;

import java.util.stream.Stream;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.symmetry.PointAction;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quadratic observables, the maps that they generate, and matrix exponentials with their pullbacks. */
@Tag("reference")
class QuadraticFlowsReferenceTest {
    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    static Stream<Fixture> single() {
        return cases("single");
    }

    static Stream<Fixture> composed() {
        return cases("composed");
    }

    static Stream<Fixture> exponentials() {
        return cases("matrix_exponential");
    }

    private static Stream<Fixture> cases(String kind) {
        return Fixture.read("hamiltonian/quadratic_flows.json").get(kind).items();
    }

    @ParameterizedTest
    @MethodSource("single")
    void anObservableHasItsValuesGradientsAndMotion(Fixture fixture) {
        QuadraticObservables observable = new QuadraticObservables(
                tensor(fixture, "w").expand(0), tensor(fixture, "b").expand(0));
        Tensor x = tensor(fixture, "x");
        Tensor gradient = observable.gradients(x);

        assertNear(observable.symmetric(), fixture.get("a").numbers(), OF_VALUES);
        assertNear(observable.generators(), fixture.get("generator").numbers(), OF_VALUES);
        assertNear(observable.values(x), fixture.get("value").numbers(), OF_VALUES);
        assertNear(gradient, fixture.get("gradient").numbers(), OF_VALUES);
        assertNear(PhaseSpace.rotated(gradient), fixture.get("field").numbers(), OF_VALUES);
    }

    @ParameterizedTest
    @MethodSource("single")
    void anObservableMovesStates(Fixture fixture) {
        Tensor generators = new QuadraticObservables(
                        tensor(fixture, "w").expand(0), tensor(fixture, "b").expand(0))
                .generators();
        Tensor x = tensor(fixture, "x").expand(0);
        boolean large = fixture.get("name").text().startsWith("large");
        double tolerance = large ? OF_LARGE_EXPONENTIALS : OF_VALUES;
        for (Fixture flow : fixture.get("flows")) {
            Tensor map = QuadraticObservables.flows(
                    generators, engine.matrix(new double[] {flow.get("tau").number()}));
            assertNear(map, flow.get("matrix").numbers(), tolerance);
            assertNear(PointAction.act(map, x), flow.get("points").numbers(), tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("composed")
    void severalObservablesMoveStatesTogether(Fixture fixture) {
        Tensor generators = new QuadraticObservables(tensor(fixture, "w"), tensor(fixture, "b")).generators();
        Tensor enlarged = QuadraticObservables.withCommutators(generators);
        int count = fixture.get("k").integer();

        assertNear(generators, fixture.get("generators").numbers(), OF_VALUES);
        assertNear(
                enlarged.slice(0, count, enlarged.shape().size(0)),
                fixture.get("commutators").numbers(),
                OF_VALUES);
        assertMoves(generators, fixture.get("order1"), tensor(fixture, "x"));
        assertMoves(enlarged, fixture.get("order2"), tensor(fixture, "x"));
    }

    private void assertMoves(Tensor generators, Fixture flow, Tensor x) {
        Tensor map = QuadraticObservables.flows(generators, tensor(flow, "tau").expand(0));
        assertNear(map, flow.get("map").numbers(), OF_VALUES);
        assertNear(PointAction.act(map, x.expand(0)), flow.get("points").numbers(), OF_VALUES);
    }

    @ParameterizedTest
    @MethodSource("exponentials")
    void matricesHaveExponentialsAndPullbacks(Fixture fixture) {
        Tensor z = tensor(fixture, "z");
        Tensor pullback = engine.pullback(Tensor::matrixExponential, z, tensor(fixture, "cotangent"));

        assertNear(z.matrixExponential(), fixture.get("exp").numbers(), OF_LARGE_EXPONENTIALS);
        assertNear(pullback, fixture.get("pullback").numbers(), OF_LARGE_EXPONENTIALS);
    }

    private Tensor tensor(Fixture fixture, String name) {
        return fixture.get(name).tensor(engine);
    }
}
