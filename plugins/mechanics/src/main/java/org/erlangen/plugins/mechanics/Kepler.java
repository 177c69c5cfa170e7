package org.erlangen.plugins.mechanics;

import java.util.List;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.InitialLaw;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.QuadraticInvariants;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** {@code H = |p|^2/2 - 1/|q|} in the plane. */
record Kepler() implements HamiltonianSystem {
    /** How far radii and speeds are from those of the unit circle, per unit of a law's scales. */
    private static final double SPREAD = 0.2;

    @Override
    public int dimension() {
        return 4;
    }

    @Override
    public Tensor energy(Tensor x) {
        return momentum(x)
                .square()
                .sum(-1)
                .multiply(0.5)
                .subtract(radius(x).squeeze(-1).reciprocal());
    }

    @Override
    public Tensor field(Tensor x) {
        Tensor radius = radius(x);
        Tensor force = position(x).divide(radius.square().multiply(radius)).negate();
        return x.tensors().concatenate(x.shape().axis(-1), momentum(x), force);
    }

    private static Tensor position(Tensor x) {
        return x.slice(x.shape().axis(-1), 0, 2);
    }

    private static Tensor momentum(Tensor x) {
        return x.slice(x.shape().axis(-1), 2, 4);
    }

    private static Tensor radius(Tensor x) {
        return position(x).square().sum(-1).sqrt().expand(-1);
    }

    /** Orbits near the unit circle, so that none comes close to the centre; the law's offset is the turn of all. */
    @Override
    public Tensor initialStates(Tensors tensors, Key key, int count, InitialLaw law, Precision precision) {
        Tensor uniform = tensors.uniform(key, Shape.of(count, 3), precision);
        Tensor angle = uniform.slice(1, 0, 1).multiply(2 * Math.PI).add(law.offset());
        Tensor radius = spread(uniform.slice(1, 1, 2), law.positionScale());
        Tensor speed = spread(uniform.slice(1, 2, 3), law.momentumScale()).divide(radius.sqrt());
        return tensors.concatenate(
                1,
                angle.cos().multiply(radius),
                angle.sin().multiply(radius),
                angle.sin().multiply(speed).negate(),
                angle.cos().multiply(speed));
    }

    private static Tensor spread(Tensor uniform, double scale) {
        return uniform.multiply(2)
                .subtract(1)
                .multiply(SPREAD * Math.min(scale, 1))
                .add(1);
    }

    @Override
    public List<Observable> conserved() {
        return List.of(
                Observable.of("energy", this::energy),
                QuadraticInvariants.angularMomenta(1, 2).get(0),
                Observable.of("runge-lenz-0", x -> rungeLenz(x, 0)),
                Observable.of("runge-lenz-1", x -> rungeLenz(x, 1)));
    }

    /** {@code p x L - q/|q|}. */
    private static Tensor rungeLenz(Tensor x, int axis) {
        int last = x.shape().axis(-1);
        Tensor momentum = momentum(x);
        Tensor position = position(x);
        Tensor angular = position.slice(last, 0, 1)
                .multiply(momentum.slice(last, 1, 2))
                .subtract(position.slice(last, 1, 2).multiply(momentum.slice(last, 0, 1)));
        Tensor across =
                momentum.slice(last, 1 - axis, 2 - axis).multiply(angular).multiply(axis == 0 ? 1 : -1);
        return across.subtract(position.slice(last, axis, axis + 1).divide(radius(x)))
                .squeeze(-1);
    }
}
