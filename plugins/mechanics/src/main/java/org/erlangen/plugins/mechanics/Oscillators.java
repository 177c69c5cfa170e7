package org.erlangen.plugins.mechanics;

import java.util.List;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.QuadraticInvariants;
import org.erlangen.api.tensor.Tensor;

/**
 * Harmonic oscillators: {@code H = sum_i q_i^2/2 + omega^2 p_i^2/2}.
 *
 * @param count number n of oscillators
 * @param omega angular frequency
 */
record Oscillators(int count, double omega) implements HamiltonianSystem {
    @Override
    public int dimension() {
        return 2 * count;
    }

    @Override
    public Tensor energy(Tensor x) {
        int last = x.shape().axis(-1);
        Tensor momenta = x.slice(last, count, 2 * count).multiply(omega);
        return x.slice(last, 0, count).square().add(momenta.square()).sum(-1).multiply(0.5);
    }

    @Override
    public Tensor field(Tensor x) {
        int last = x.shape().axis(-1);
        Tensor velocity = x.slice(last, count, 2 * count).multiply(omega * omega);
        return x.tensors().concatenate(last, velocity, x.slice(last, 0, count).negate());
    }

    @Override
    public List<Observable> conserved() {
        return List.copyOf(QuadraticInvariants.oscillators(count, omega));
    }
}
