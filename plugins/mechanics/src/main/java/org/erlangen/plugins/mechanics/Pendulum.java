package org.erlangen.plugins.mechanics;

import java.util.List;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.tensor.Tensor;

/** {@code H = p^2/2 + 1 - cos q}. */
record Pendulum() implements HamiltonianSystem {
    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public Tensor energy(Tensor x) {
        int last = x.shape().axis(-1);
        Tensor kinetic = x.slice(last, 1, 2).square().multiply(0.5);
        return kinetic.add(1).subtract(x.slice(last, 0, 1).cos()).squeeze(-1);
    }

    @Override
    public Tensor field(Tensor x) {
        int last = x.shape().axis(-1);
        return x.tensors()
                .concatenate(
                        last, x.slice(last, 1, 2), x.slice(last, 0, 1).sin().negate());
    }

    @Override
    public List<Observable> conserved() {
        return List.of(Observable.of("energy", this::energy));
    }
}
