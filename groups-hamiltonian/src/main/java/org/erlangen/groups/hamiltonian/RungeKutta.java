package org.erlangen.groups.hamiltonian;

import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Tensor;

/** The classical Runge-Kutta method of fourth order, in equal steps. */
final class RungeKutta {
    private RungeKutta() {}

    /** Where {@code x} is after a time, moved by a field. Shape: unchanged. */
    static Tensor flow(UnaryOperator<Tensor> field, Tensor x, double time, int steps) {
        Tensor state = x;
        for (int step = 0; step < steps; step++) {
            state = step(field, state, time / steps);
        }
        return state;
    }

    private static Tensor step(UnaryOperator<Tensor> field, Tensor x, double time) {
        Tensor first = field.apply(x);
        Tensor second = field.apply(x.add(first.multiply(time / 2)));
        Tensor third = field.apply(x.add(second.multiply(time / 2)));
        Tensor fourth = field.apply(x.add(third.multiply(time)));
        Tensor inner = second.add(third).multiply(2);
        return x.add(first.add(inner).add(fourth).multiply(time / 6));
    }
}
