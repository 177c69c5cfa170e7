package org.erlangen.plugins.mechanics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.InitialLaw;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What moves keeps what it must keep. */
@Tag("property")
class MotionTest {
    private static final double CONSERVED = 1e-6;
    private static final double ROUNDING = 1e-12;
    private static final double MOVED = 1e-4;
    private static final Key KEY = Key.ofSeed(8);

    private final Tensors tensors = Reference.tensors();

    static Stream<HamiltonianSystem> systems() {
        return Stream.of(
                new Oscillators(1, 1.5),
                new Oscillators(3, 1),
                new Oscillators(2, 0.7),
                new Bodies(2, 1, List.of(1.0, 1.0, 1.0)),
                new Bodies(3, 0.5, List.of(1.0, 2.0)),
                new Pendulum(),
                new Kepler());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void everySystemConservesItsEnergyAndItsObservables(HamiltonianSystem system) {
        Tensor x = system.initialStates(tensors, KEY, 4, new InitialLaw(1, 0.5, 0), Precision.FLOAT64);
        Tensor motion = Trajectories.of(system, x, 0.2, 10, 20);
        assertConstant(Observable.of("energy", system::energy), motion);
        system.conserved().forEach(observable -> assertConstant(observable, motion));
    }

    private static void assertConstant(Observable observable, Tensor motion) {
        Tensor values = observable.value(motion);
        double change =
                values.subtract(values.slice(1, 0, 1)).absolute().max(0, 1).item();
        assertThat(change).as(observable.name()).isLessThan(CONSERVED);
    }

    @ParameterizedTest
    @CsvSource({"EULER, 1", "MIDPOINT, 2", "RK4, 4", "IMPLICIT_MIDPOINT, 2"})
    void errorsFallWithTheOrderOfTheIntegrator(Integrator integrator, int order) {
        HamiltonianSystem system = new Pendulum();
        Tensor x = tensors.matrix(new double[] {1, 0.3}, new double[] {-0.4, 1.2});
        double coarse = error(integrator, system, x, 8);
        double fine = error(integrator, system, x, 16);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(order, within(0.25));
    }

    private double error(Integrator integrator, HamiltonianSystem system, Tensor x, int steps) {
        Tensor exact = follow(Integrator.RK4, system, x, 1, 400);
        return follow(integrator, system, x, 1, steps)
                .subtract(exact)
                .absolute()
                .max(0, 1)
                .item();
    }

    private static Tensor follow(Integrator integrator, HamiltonianSystem system, Tensor x, double time, int steps) {
        return integrator.follow(state -> system.field(state).multiply(time / steps), x, steps);
    }

    @Test
    void theSymplecticIntegratorKeepsTheEnergyNearForLong() {
        HamiltonianSystem system = new Pendulum();
        Tensor x = tensors.matrix(new double[][] {{1, 0.3}});
        double symplectic = drift(Integrator.IMPLICIT_MIDPOINT, system, x);
        double plain = drift(Integrator.MIDPOINT, system, x);
        assertThat(symplectic).isLessThan(1e-3);
        assertThat(plain).isGreaterThan(10 * symplectic);
    }

    private static double drift(Integrator integrator, HamiltonianSystem system, Tensor x) {
        Tensor after = follow(integrator, system, x, 100, 1000);
        return system.energy(after)
                .subtract(system.energy(x))
                .absolute()
                .sumAll()
                .item();
    }

    @Test
    void averagedOverAWholeCircleALearntEnergyConservesTheObservableOfTheCircle() {
        Integrator integrator = Integrator.RK4;
        HamiltonianNetwork network =
                new HamiltonianNetwork(new HamiltonianOptions(6, 3, Activation.TANH, integrator, 1, 200), 2);
        Sites sites = new PointSites(network.initialise(tensors, KEY).map(each -> each.multiply(0.5)));
        Tensor x = tensors.matrix(new double[] {1, 0.3}, new double[] {-0.4, 1.2});
        Observable circle = new Oscillators(1, 1).conserved().get(0);

        Tensor plain = network.apply(sites, x, new Symmetrisation.None());
        Tensor averaged = network.apply(sites, x, circle(128));

        double[] before = circle.value(x).toDoubles();
        assertThat(circle.value(averaged).toDoubles()).containsExactly(before, within(1e-8));
        assertThat(circle.value(plain)
                        .subtract(circle.value(x))
                        .absolute()
                        .max(0)
                        .item())
                .isGreaterThan(MOVED);
        assertThat(averaged.subtract(x).absolute().max(0, 1).item()).isGreaterThan(MOVED);
    }

    @Test
    void severalSetsOfWeightsPredictAsOneByOne() {
        HamiltonianNetwork network =
                new HamiltonianNetwork(new HamiltonianOptions(5, 4, Activation.ELU, Integrator.MIDPOINT, 0.3, 2), 2);
        var one = network.initialise(tensors, KEY.fold(1));
        var two = network.initialise(tensors, KEY.fold(2));
        Tensor x = tensors.normal(KEY, Shape.of(3, 2));
        Tensor turned = circle(6).linear();
        Symmetrisation both = new Symmetrisation.Affine(
                tensors.concatenate(0, turned, turned.multiply(0.5)), tensors.normal(KEY, Shape.of(2, 6, 2)));
        Tensor together = network.apply(new Stacked(one, two, network), x, both);
        for (int r = 0; r < 2; r++) {
            Symmetrisation.Affine affine = (Symmetrisation.Affine) both;
            Symmetrisation own = new Symmetrisation.Affine(
                    affine.linear().slice(0, r, r + 1), affine.shift().slice(0, r, r + 1));
            var points = two;
            if (r == 0) {
                points = one;
            }
            // Biases and the scale are shared.
            for (String name : one.names()) {
                if (!name.endsWith(".weight")) {
                    points = points.with(name, one.get(name));
                }
            }
            double[] alone = network.apply(new PointSites(points), x, own).toDoubles();
            assertThat(together.slice(0, r, r + 1).toDoubles()).containsExactly(alone, within(ROUNDING));
        }
    }

    private Symmetrisation.Affine circle(int count) {
        double[] rotations = new double[count * 4];
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            rotations[4 * i] = Math.cos(angle);
            rotations[4 * i + 1] = Math.sin(angle);
            rotations[4 * i + 2] = -Math.sin(angle);
            rotations[4 * i + 3] = Math.cos(angle);
        }
        return new Symmetrisation.Affine(
                tensors.of(Shape.of(1, count, 2, 2), rotations), tensors.zeros(Shape.of(1, count, 2)));
    }
}
