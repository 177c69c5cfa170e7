package org.erlangen.groups.affine;

import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * {@code C(d) = cosh(sqrt d)} and {@code S(d) = sinh(sqrt d) / sqrt d}, the two entire functions that are {@code cos(sqrt -d)} and {@code
 * sin(sqrt -d) / sqrt -d} for negative d.
 *
 * <p>Three branches are chosen per element: hyperbolic for large d, trigonometric for small d, between them a power series of S, with C
 * from {@code C^2 = 1 + d S^2}. Each branch is fed an argument brought into its own range, so the ones not chosen are finite with finite
 * derivatives, to any order.
 *
 * @param cosine C
 * @param sine S
 */
record HyperbolicPair(Tensor cosine, Tensor sine) {
    /** Where the branches meet: far enough from 0 for the derivatives of the outer ones to keep their digits. */
    private static final double MEETING = 0.1;
    /** Terms of the series; the second derivative of the first one left out is below 1e-16 of S. */
    private static final int TERMS = 8;

    /** Both functions, element by element. */
    static HyperbolicPair of(Tensor d) {
        Tensors tensors = d.tensors();
        Tensor high = tensors.scalar(MEETING, d.precision());
        Tensor low = tensors.scalar(-MEETING, d.precision());
        Tensor above = d.greater(high);
        Tensor below = low.greater(d);

        Tensor growing = d.maximum(high).sqrt();
        Tensor up = growing.exp();
        Tensor down = up.reciprocal();
        Tensor turning = d.minimum(low).negate().sqrt();
        Tensor small = d.minimum(high).maximum(low);
        Tensor series = series(small);

        Tensor cosh = up.add(down).multiply(0.5);
        Tensor sinh = up.subtract(down).multiply(0.5).divide(growing);
        Tensor root = small.multiply(series.square()).add(1).sqrt();
        Tensor cosine = above.select(cosh, below.select(turning.cos(), root));
        Tensor sine = above.select(sinh, below.select(turning.sin().divide(turning), series));
        return new HyperbolicPair(cosine, sine);
    }

    /** {@code S(d) = sum_k d^k / (2k + 1)!} by Horner's rule. */
    private static Tensor series(Tensor d) {
        double coefficient = 1;
        for (int k = 1; k < TERMS; k++) {
            coefficient /= 2.0 * k * (2.0 * k + 1);
        }
        Tensor sum = d.multiply(coefficient);
        for (int k = TERMS - 2; k >= 1; k--) {
            coefficient *= (2.0 * k + 2) * (2.0 * k + 3);
            sum = sum.add(coefficient).multiply(d);
        }
        return sum.add(1);
    }
}
