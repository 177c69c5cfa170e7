package org.erlangen.plugins.mechanics;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Motions of a system, by Runge-Kutta. */
final class Trajectories {
    /** Sub-steps of a step: errors below 1e-9 for all systems and steps in use. */
    static final int SUB_STEPS = 50;

    private Trajectories() {}

    /** States {@code stepSize} apart. Shape: x [B, M]; result [B, steps + 1, M]. */
    static Tensor of(HamiltonianSystem system, Tensor x, double stepSize, int steps, int subSteps) {
        Tensors tensors = x.tensors();
        List<Tensor> states = new ArrayList<>();
        states.add(x);
        for (int step = 0; step < steps; step++) {
            Tensor from = states.get(step);
            states.add(tensors.scopedTensor(() ->
                    Integrator.RK4.follow(state -> system.field(state).multiply(stepSize / subSteps), from, subSteps)));
        }
        return tensors.stack(1, states);
    }
}
