package org.erlangen.groups.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.groups.hamiltonian.Nearness.OF_LARGE_EXPONENTIALS;
import static org.erlangen.groups.hamiltonian.Nearness.OF_VALUES;
import static org.erlangen.groups.hamiltonian.Nearness.assertNear;

import java.util.function.UnaryOperator;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for flows of observables, whichever they are. */
@Tag("property")
class FlowPropertiesTest {
    private static final int SAMPLES = 5;
    private static final int POINTS = 4;
    private static final int FINE_STEPS = 200;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "2, 3, 2", "4, 3, 1", "4, 3, 2", "6, 2, 2"})
    void affineFlowsAreSymplectic(int states, int count, int order) {
        for (int seed = 0; seed < 10; seed++) {
            Tensor maps = elements(quadratic(states, count, order), seed);
            Tensor linear = maps.slice(1, 0, states).slice(2, 0, states);
            assertSymplectic(linear, OF_LARGE_EXPONENTIALS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void integratedFlowsAreSymplectic(int states) {
        NetworkFlows flows = network(states, FINE_STEPS);
        Tensor elements = elements(flows, 1);
        Tensor x = engine.normal(Key.ofSeed(2), Shape.of(SAMPLES, states));
        Tensor columns = engine.zeros(Shape.of(0, SAMPLES, states));
        for (int column = 0; column < states; column++) {
            Tensor direction =
                    engine.identity(states).slice(0, column, column + 1).broadcastTo(x.shape());
            Tensor moved = engine.pushforward(y -> flows.act(elements, y), x, direction);
            columns = engine.concatenate(0, columns, moved.expand(0));
        }
        assertSymplectic(columns.transpose(1, 2, 0), OF_LARGE_EXPONENTIALS);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void affineFlowsKeepTheirObservable(int states) {
        QuadraticObservables observables = observables(states, 3);
        for (int sample = 0; sample < SAMPLES; sample++) {
            Tensor times = engine.uniform(Key.ofSeed(sample), Shape.of(1, 3)).subtract(0.5);
            Tensor map = QuadraticObservables.flows(observables.generators(), times);
            Tensor x = engine.normal(Key.ofSeed(3), Shape.of(POINTS, states));
            Tensor moved = x.matmul(map.slice(1, 0, states).slice(2, 0, states).reshape(states, states), false, true)
                    .add(map.slice(1, 0, states).slice(2, states, states + 1).reshape(states));
            Tensor before = observables.values(x).matmul(times, false, true);
            Tensor after = observables.values(moved).matmul(times, false, true);
            assertNear(after, before, OF_LARGE_EXPONENTIALS);
        }
    }

    @Test
    void integratedFlowsKeepTheirObservable() {
        NetworkFlows flows = network(4, FINE_STEPS);
        Tensor elements = elements(flows, 5);
        Tensor x = engine.normal(Key.ofSeed(4), Shape.of(SAMPLES, POINTS, 4));
        Tensor moved = flows.act(elements, x);

        assertNear(
                NetworkObservables.values(elements, moved),
                NetworkObservables.values(elements, x),
                OF_LARGE_EXPONENTIALS);
        assertThat(moved.subtract(x).absolute().max(0, 1, 2).item()).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void commutatorsGenerateTheFlowsOfPoissonBrackets(int states) {
        QuadraticObservables observables = observables(states, 2);
        Tensor commutator = QuadraticObservables.withCommutators(observables.generators())
                .slice(0, 2, 3)
                .reshape(states + 1, states + 1);
        UnaryOperator<Tensor> bracket = x -> {
            Tensor gradients = observables.gradients(x);
            Tensor first = gradients.slice(0, 0, 1);
            Tensor second = gradients.slice(0, 1, 2);
            return first.multiply(PhaseSpace.rotated(second)).sumAll();
        };
        Tensor x = engine.normal(Key.ofSeed(6), Shape.of(POINTS, states));
        Tensor field = PhaseSpace.rotated(engine.grad(bracket).apply(x));
        Tensor generated = x.pad(1, 0, 1)
                .add(engine.vector(1).pad(0, states, 0))
                .matmul(commutator, false, true)
                .slice(1, 0, states);
        assertNear(generated, field, OF_VALUES);
    }

    /** Sixteen equal times go round the circle twice, so polynomials of a degree below eight are averaged exactly. */
    @Test
    void averagesOverAGridOfRotationsAreInvariant() {
        Transformations rotations =
                new PhaseRotationGroup().transformations(new MeasureOptions(Measure.BALL, 1), Shape.of(4));
        Tensor grid = rotations.elements(
                Sampling.DETERMINISTIC.draw(engine, Key.ofSeed(0), 1, 16, rotations.dimension()), NamedTensors.empty());
        Tensor x = engine.normal(Key.ofSeed(7), Shape.of(1, POINTS, 4));
        Tensor turn = rotations.elements(engine.matrix(new double[] {0.123}), NamedTensors.empty());
        Tensor turned = rotations.act(turn, x);

        assertNear(average(rotations, grid, turned), average(rotations, grid, x), OF_VALUES);
        assertThat(polynomial(turned)
                        .subtract(polynomial(x))
                        .absolute()
                        .max(0, 1)
                        .item())
                .isGreaterThan(0.1);
    }

    @Test
    void withoutCoefficientsNothingMoves() {
        NamedTensors zero = extents(quadratic(4, 2, 1), 0).map(engine::zerosLike);
        Tensor maps = quadratic(4, 2, 1).elements(coordinates(quadratic(4, 2, 1), 0, Sampling.STOCHASTIC), zero);
        assertNear(maps, engine.identity(5).broadcastTo(maps.shape()), 0);
    }

    /** Which is why such a start is refused. */
    @ParameterizedTest
    @CsvSource({"ANTITHETIC, false", "STOCHASTIC, true"})
    void oppositeFlowsSayNothingAboutCoefficientsThatAreZero(Sampling sampling, boolean slope) {
        QuadraticFlows flows = quadratic(4, 2, 1);
        NamedTensors zero = extents(flows, 0).map(engine::zerosLike);
        Tensor x = engine.normal(Key.ofSeed(8), Shape.of(1, POINTS, 4));
        Tensor base = coordinates(flows, 0, sampling).slice(0, 0, 4);

        NamedTensors gradient = engine.valueAndGrad(
                        extents -> polynomial(flows.act(flows.elements(base, extents), x))
                                .sumAll(),
                        zero)
                .gradient();

        double largest =
                gradient.get("observables.quadratic").absolute().max(0, 1, 2).item();
        if (slope) {
            assertThat(largest).isGreaterThan(0.1);
        } else {
            assertThat(largest).isLessThan(OF_VALUES);
        }
    }

    @Test
    void singlePrecisionCostsNoMoreThanItsRounding() {
        QuadraticFlows flows = quadratic(6, 3, 2);
        NamedTensors extents = extents(flows, 9);
        Tensor base = coordinates(flows, 9, Sampling.STRATIFIED);
        Tensor exact = flows.elements(base, extents);
        Tensor rounded =
                flows.elements(base.cast(Precision.FLOAT32), extents.map(extent -> extent.cast(Precision.FLOAT32)));

        assertThat(rounded.precision()).isEqualTo(Precision.FLOAT32);
        assertNear(rounded, exact.toDoubles(), 1e-4);
    }

    /** {@code E J E^T = J}. */
    private void assertSymplectic(Tensor linear, double tolerance) {
        Tensor form =
                PhaseSpace.rotated(engine.identity(linear.shape().size(1))).transposed();
        Tensor kept = linear.matmul(form).matmul(linear, false, true);
        assertNear(kept, form.broadcastTo(kept.shape()), tolerance);
    }

    private Tensor average(Transformations group, Tensor elements, Tensor x) {
        return polynomial(group.act(elements, x)).mean(0);
    }

    private Tensor polynomial(Tensor x) {
        Tensor direction = engine.vector(0.4, -0.7, 0.9, 0.3);
        Tensor along = x.multiply(direction).sum(-1);
        return along.square().multiply(along).add(along.square().square()).add(along);
    }

    private QuadraticObservables observables(int states, int count) {
        NamedTensors extents = extents(quadratic(states, count, 1), 1);
        return new QuadraticObservables(extents.get("observables.quadratic"), extents.get("observables.linear"));
    }

    private static QuadraticFlows quadratic(int states, int count, int order) {
        return new QuadraticFlows(
                states,
                new ObservablesOptions(count, ObservablesOptions.Family.QUADRATIC, 1, 0.1, Measure.BALL, 1, order, 1));
    }

    private static NetworkFlows network(int states, int steps) {
        return new NetworkFlows(
                states,
                new ObservablesOptions(2, ObservablesOptions.Family.NETWORK, 5, 0.3, Measure.UNIFORM, 1, 1, steps));
    }

    private Tensor elements(Transformations flows, int seed) {
        return flows.elements(coordinates(flows, seed, Sampling.STOCHASTIC), extents(flows, seed));
    }

    private Tensor coordinates(Transformations flows, int seed, Sampling sampling) {
        return sampling.draw(engine, Key.ofSeed(seed), 1, SAMPLES, flows.dimension());
    }

    private NamedTensors extents(Transformations flows, int seed) {
        NamedTensors extents = NamedTensors.empty();
        for (Hyperparameter extent : flows.extents()) {
            extents = extents.with(extent.name(), extent.first(engine, Key.ofSeed(seed)));
        }
        return extents;
    }
}
