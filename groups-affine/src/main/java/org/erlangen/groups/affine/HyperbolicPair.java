package org.erlangen.groups.affine;

import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * {@code C(d) = cosh(sqrt d)} and {@code S(d) = sinh(sqrt d) / sqrt d}, the two entire functions that are {@code cos(sqrt -d)} and {@code
 * sin(sqrt -d) / sqrt -d} for negative d.
 *
 * <p>Three branches are chosen per element: hyperbolic above 1, a power series between -1 and 1, trigonometric below -1. Each branch is
 * fed an argument brought into its own range, so the ones not chosen are finite with finite derivatives, to any order.
 *
 * @param cosine C
 * @param sine S
 */
record HyperbolicPair(Tensor cosine, Tensor sine) {
    /** Terms of the series; the first one left out is below 1/24! on [-1, 1], its second derivative below 1e-19. */
    private static final int TERMS = 12;

    /** Both functions, element by element. */
    static HyperbolicPair of(Tensor d) {
        Tensors tensors = d.tensors();
        Tensor one = tensors.scalar(1, d.precision());
        Tensor minusOne = tensors.scalar(-1, d.precision());
        Tensor above = d.greater(one);
        Tensor below = minusOne.greater(d);

        Tensor growing = d.maximum(one).sqrt();
        Tensor up = growing.exp();
        Tensor down = growing.negate().exp();
        Tensor turning = d.minimum(minusOne).negate().sqrt();
        Tensor small = d.minimum(one).maximum(minusOne);

        Tensor cosh = up.add(down).multiply(0.5);
        Tensor sinh = up.subtract(down).multiply(0.5).divide(growing);
        Tensor cosine = above.select(cosh, below.select(turning.cos(), series(small, 0)));
        Tensor sine = above.select(sinh, below.select(turning.sin().divide(turning), series(small, 1)));
        return new HyperbolicPair(cosine, sine);
    }

    /** {@code sum_k d^k / (2k + offset)!} by Horner's rule. */
    private static Tensor series(Tensor d, int offset) {
        Tensor sum = d.tensors().filled(d.shape(), 1, d.precision());
        for (int k = TERMS - 1; k >= 1; k--) {
            double ratio = (2.0 * k + offset) * (2.0 * k + offset - 1);
            sum = sum.multiply(d).multiply(1 / ratio).add(1);
        }
        return sum;
    }
}
