package org.erlangen.inference.vi;

import org.erlangen.api.tensor.Tensor;

/** How free numbers t become the positive diagonals of triangular posteriors' factors. */
public enum Diagonal {
    /** {@code |t|}, as published. At 0 the divergence has a pole, whose gradient throws an optimiser far off. */
    ABSOLUTE,
    /** {@code w log(1 + exp(t / w))} with w = 0.01: equal to t above some w, but where |t| would come to 0 it shrinks by ratios, and there is no pole. */
    SOFTPLUS;

    private static final double WIDTH = 0.01;

    /** {@code w log(1 + exp(t / w))}. */
    static Tensor softplus(Tensor free) {
        return free.multiply(1 / WIDTH).softplus().multiply(WIDTH);
    }

    /** The free numbers at which it has these values, all positive. */
    static Tensor inverseSoftplus(Tensor values) {
        return values.multiply(-1 / WIDTH)
                .expm1()
                .negate()
                .log()
                .multiply(WIDTH)
                .add(values);
    }
}
