package org.erlangen.plugins.mechanics;

import java.util.List;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.QuadraticInvariants;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * Bodies under softened gravity, gravitational constant 1.
 *
 * @param dimensions of space
 * @param softening eps
 * @param masses one for each body
 */
record Bodies(int dimensions, double softening, List<Double> masses) implements HamiltonianSystem {
    Bodies {
        masses = List.copyOf(masses);
    }

    private int bodies() {
        return masses.size();
    }

    @Override
    public int dimension() {
        return 2 * bodies() * dimensions;
    }

    @Override
    public Tensor energy(Tensor x) {
        Tensor kinetic =
                part(x, 1).square().divide(masses(x).expand(-1).multiply(2)).sum(-1, -2);
        Tensor pairs = products(x).divide(squares(differences(part(x, 0))).sqrt());
        Tensor own = pairs.tensors()
                .identity(bodies(), x.precision())
                .subtract(1)
                .multiply(pairs)
                .sum(-1, -2)
                .multiply(0.5);
        return kinetic.add(own);
    }

    @Override
    public Tensor field(Tensor x) {
        Tensor velocity = part(x, 1).divide(masses(x).expand(-1));
        Tensor apart = differences(part(x, 0));
        Tensor squares = squares(apart);
        Tensor strength = products(x).divide(squares.multiply(squares.sqrt()));
        Tensor force = apart.multiply(strength.expand(-1)).sum(-2).negate();
        Shape half = x.shape().with(-1, dimension() / 2);
        return x.tensors().concatenate(x.shape().axis(-1), velocity.reshape(half), force.reshape(half));
    }

    /** Positions (0) or momenta (1). Shape: [..., M] gives [..., bodies, d]. */
    private Tensor part(Tensor x, int half) {
        int size = dimension() / 2;
        Shape bodies = x.shape().without(-1).append(Shape.of(bodies(), dimensions));
        return x.slice(x.shape().axis(-1), half * size, (half + 1) * size).reshape(bodies);
    }

    /** Shape: [..., n, d] gives [..., n, n, d], {@code q_i - q_j}. */
    private static Tensor differences(Tensor positions) {
        int rank = positions.shape().rank();
        return positions.expand(rank - 1).subtract(positions.expand(rank - 2));
    }

    /** {@code |q_i - q_j|^2 + eps^2}; 1 more for a body and itself, which keeps roots smooth where they do not count. */
    private Tensor squares(Tensor differences) {
        Tensor own = differences.tensors().identity(bodies(), differences.precision());
        return differences.square().sum(-1).add(softening * softening).add(own);
    }

    private Tensor masses(Tensor x) {
        double[] numbers = masses.stream().mapToDouble(Double::doubleValue).toArray();
        return x.tensors().of(Shape.of(bodies()), x.precision(), numbers);
    }

    private Tensor products(Tensor x) {
        Tensor masses = masses(x);
        return masses.expand(-1).multiply(masses);
    }

    /** Momenta, angular momenta, products of momenta, and angular momenta of the centre of mass. */
    @Override
    public List<Observable> conserved() {
        return List.copyOf(QuadraticInvariants.bodies(masses, dimensions));
    }
}
