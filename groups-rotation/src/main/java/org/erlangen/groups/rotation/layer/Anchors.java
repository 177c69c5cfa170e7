package org.erlangen.groups.rotation.layer;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * A function on a group through a few anchor points: the mean of a Gaussian process with {@code K(a, b) = (1 + 1e-6) exp(-|a - b|^2 / 2)}.
 *
 * <p>Source: van der Ouderaa and van der Wilk, "Sparse Convolutions on Lie Groups", NeurReps 2022; docs/methods/group-convolutions.md.
 *
 * @param filters what the function is of
 * @param count number of anchors
 * @param key where they lie
 */
record Anchors(Filters filters, int count, Key key) {
    private static final double NOISE = 0.01;
    private static final double JITTER = 1e-6;

    /** A fraction of a filter's entries, at least one; halves are rounded to the even number. */
    static Anchors fraction(Filters filters, double fraction, Key key) {
        return new Anchors(filters, (int) Math.max(Math.rint(fraction * filters.entries()), 1), key);
    }

    /** Offsets uniform in the filter's square, elements drawn from the group. Shape: [count, dimension]. */
    Tensor locations(Tensors tensors) {
        Tensor offsets = tensors.uniform(key, Shape.of(count, 2), Precision.FLOAT64)
                .multiply(2)
                .subtract(1);
        return tensors.concatenate(1, offsets, elements(tensors, key.fold("elements")));
    }

    /** Coordinates of the frames that anchors belong to. Shape: [count, dimension - 2]. */
    Tensor frames(Tensors tensors) {
        return elements(tensors, key.fold("frames"));
    }

    /** Reflections are drawn; angles are uniform, not only quarter turns. */
    private Tensor elements(Tensors tensors, Key from) {
        Tensor angle =
                tensors.uniform(from, Shape.of(count, 1), Precision.FLOAT64).multiply(2 * Math.PI);
        Tensor circle = tensors.concatenate(1, angle.cos(), angle.sin());
        if (filters.dimension() == 4) {
            return circle;
        }
        Tensor side = tensors.uniform(from.fold("sides"), Shape.of(count, 1), Precision.FLOAT64)
                .multiply(2)
                .floor()
                .multiply(2)
                .subtract(1);
        return tensors.concatenate(1, circle, side);
    }

    /** Weights of anchor values at positions: the transpose of {@code (K_ZZ + noise^2 I)^-1 K_ZT}. Shape: anchors [..., n, k], positions [..., m, k]; result [..., m, n]. */
    static Tensor interpolation(Tensor anchors, Tensor positions) {
        int count = anchors.shape().size(-2);
        Tensor noise = anchors.tensors().identity(count, Precision.FLOAT64).multiply(NOISE * NOISE);
        Tensor factor = kernel(anchors, anchors).add(noise).cholesky();
        Tensor right = factor.solveLowerTriangular(kernel(anchors, positions), false);
        return factor.solveLowerTriangular(right, true).transposed();
    }

    private static Tensor kernel(Tensor a, Tensor b) {
        Tensor distance = a.expand(-2).subtract(b.expand(-3)).square().sum(-1);
        return distance.multiply(-0.5).exp().multiply(1 + JITTER);
    }
}
