package org.erlangen.plugins.mechanics;

import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Tensor;

/** Numerical solutions of {@code dx/dt = v(x)}: one sub-step, the increment {@code h v(x)} being given. */
public enum Integrator {
    /** Explicit Euler, order 1. */
    EULER {
        @Override
        Tensor step(UnaryOperator<Tensor> increment, Tensor x) {
            return x.add(increment.apply(x));
        }
    },
    /** Explicit midpoint rule, order 2. */
    MIDPOINT {
        @Override
        Tensor step(UnaryOperator<Tensor> increment, Tensor x) {
            return x.add(increment.apply(x.add(increment.apply(x).multiply(0.5))));
        }
    },
    /** The classical Runge-Kutta method, order 4. */
    RK4 {
        @Override
        Tensor step(UnaryOperator<Tensor> increment, Tensor x) {
            Tensor second = x.add(increment.apply(x).multiply(0.5));
            Tensor third = x.add(increment.apply(second).multiply(0.5));
            Tensor fourth = x.add(increment.apply(third));
            // x + (k1 + 2 k2 + 2 k3 + k4) / 6, from the points at which the field was taken.
            Tensor sum = second.add(third.multiply(2)).add(fourth).subtract(x);
            return sum.multiply(1.0 / 3).add(increment.apply(fourth).multiply(1.0 / 6));
        }
    },
    /** Implicit midpoint rule, order 2 and symplectic for every energy, by {@value #ITERATIONS} fixed-point iterations. */
    IMPLICIT_MIDPOINT {
        @Override
        Tensor step(UnaryOperator<Tensor> increment, Tensor x) {
            Tensor change = increment.apply(x);
            for (int i = 0; i < ITERATIONS; i++) {
                change = increment.apply(x.add(change.multiply(0.5)));
            }
            return x.add(change);
        }
    };

    /** Each iteration gains a factor of half a step times the field's slope. */
    static final int ITERATIONS = 8;

    abstract Tensor step(UnaryOperator<Tensor> increment, Tensor x);

    /** {@code steps} steps from x; {@code increment} is the field times the size of one step. Shape: x unchanged. */
    Tensor follow(UnaryOperator<Tensor> increment, Tensor x, int steps) {
        Tensor state = x;
        for (int step = 0; step < steps; step++) {
            state = step(increment, state);
        }
        return state;
    }
}
