package org.erlangen.groups.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.groups.hamiltonian.Nearness.OF_VALUES;
import static org.erlangen.groups.hamiltonian.Nearness.assertNear;

import java.util.stream.Stream;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flows of observables that are networks, and averages over them. */
@Tag("reference")
class GeneralFlowsReferenceTest {
    /** The error of the sixteen steps of the fixture, which it states. */
    private static final double OF_SIXTEEN_STEPS = 1e-5;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    static Stream<Fixture> cases() {
        return Fixture.read("hamiltonian/general_flows.json").get("cases").items();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void observablesMoveStatesAndStayWhatTheyAre(Fixture fixture) {
        int steps = fixture.get("rk4_steps").integer();
        Tensor units = observables(fixture).combined(tensor(fixture, "tau"));
        Tensor x = shared(fixture, units.shape().size(0));

        Tensor moved = RungeKutta.flow(y -> NetworkObservables.field(units, y), x, Math.PI, steps);
        Tensor closer = RungeKutta.flow(y -> NetworkObservables.field(units, y), x, Math.PI, 16 * steps);

        assertNear(moved, fixture.get("flowed_rk4").numbers(), OF_VALUES);
        assertNear(closer, fixture.get("flowed_reference").numbers(), OF_VALUES);
        assertNear(
                NetworkObservables.values(units, x), fixture.get("value_before").numbers(), OF_VALUES);
        assertNear(
                NetworkObservables.values(units, moved),
                fixture.get("value_before").numbers(),
                OF_SIXTEEN_STEPS);
        assertNear(average(fixture, moved), fixture.get("h").numbers(), OF_VALUES);
    }

    /** The trapezoid rule with weights phi over the steps of both directions of each flow line. */
    @ParameterizedTest
    @MethodSource("cases")
    void averagesAlongFlowLinesAreNormalised(Fixture fixture) {
        int steps = fixture.get("rk4_steps").integer();
        Tensor directions = tensor(fixture, "path_directions");
        Tensor units = observables(fixture).combined(engine.concatenate(0, directions, directions.negate()));
        Tensor x = shared(fixture, units.shape().size(0));
        Tensor sum = engine.zeros(Shape.of(x.shape().size(1)));
        double weights = 0;
        for (int step = 0; step <= steps; step++) {
            double time = (double) step / steps;
            double weight = Math.exp(-time * time / 2) * (step == 0 || step == steps ? 0.5 : 1);
            sum = sum.add(average(fixture, x).multiply(weight));
            weights += weight;
            x = RungeKutta.flow(y -> NetworkObservables.field(units, y), x, 1.0 / steps, 1);
        }
        assertNear(sum.divide(weights), fixture.get("h_path").numbers(), OF_VALUES);
    }

    private NetworkObservables observables(Fixture fixture) {
        assertThat(fixture.get("observable").text()).contains("tanh");
        return new NetworkObservables(tensor(fixture, "u"), tensor(fixture, "c"), tensor(fixture, "v"));
    }

    private Tensor shared(Fixture fixture, int samples) {
        Tensor x = tensor(fixture, "x");
        return x.broadcastTo(x.shape().insert(0, samples));
    }

    /** The fixture's function f, averaged over the first axis. Shape: [S, n, M] gives [n]. */
    private Tensor average(Fixture fixture, Tensor x) {
        Fixture weights = fixture.get("weights");
        double alpha = fixture.get("alpha").number();
        double scale = fixture.get("input_scale").numbers()[0];
        Tensor features = x;
        for (int layer = 0; layer < weights.size() - 1; layer++) {
            Tensor z = features.matmul(weights.get(layer).tensor(engine), false, true)
                    .add(fixture.get("biases").get(layer).tensor(engine));
            Tensor scaled = layer == 0 ? z.multiply(scale) : z;
            features = scaled.greater(engine.scalar(0))
                    .select(scaled, scaled.expm1().multiply(alpha));
        }
        Tensor last = weights.get(weights.size() - 1).tensor(engine);
        return features.matmul(last, false, true).mean(0).sum(-1);
    }

    private Tensor tensor(Fixture fixture, String name) {
        return fixture.get(name).tensor(engine);
    }
}
