package org.erlangen.groups.affine.layer;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.SymmetricEigen;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * A function on a square grid through a few anchor points: the mean of a Gaussian process that is u at the anchors.
 *
 * <p>Source: van der Ouderaa and van der Wilk, "Sparse Convolutions on Lie Groups", NeurReps 2022; docs/methods/layerwise-equivariance.md,
 * section 2.5.
 *
 * @param side rows and columns of the grid; a step is one pixel, the centre 0
 * @param count number of anchors
 * @param key where they lie
 */
record Anchors(int side, int count, Key key) {
    private static final double NOISE = 0.01;
    private static final double JITTER = 1e-6;

    /** Relative size of an eigenvalue that counts as zero. */
    private static final double CUT = 1e-13;

    /** A fraction of the grid's positions, at least one anchor; halves are rounded to the even number. */
    static Anchors fraction(int side, double fraction, Key key) {
        return new Anchors(side, (int) Math.max(Math.rint(fraction * side * side), 1), key);
    }

    /** Uniform over the grid. Shape: [count, 2], columns before rows. */
    Tensor locations(Tensors tensors) {
        double half = (side - 1) / 2.0;
        return tensors.uniform(key, Shape.of(count, 2), Precision.FLOAT64)
                .multiply(2 * half)
                .subtract(half);
    }

    /** The grid's positions. Shape: [side^2, 2], columns before rows. */
    static Tensor grid(Tensors tensors, int side) {
        double[] coordinates = new double[2 * side * side];
        for (int p = 0; p < side * side; p++) {
            coordinates[2 * p] = p % side - (side - 1) / 2.0;
            coordinates[2 * p + 1] = Math.floorDiv(p, side) - (side - 1) / 2.0;
        }
        return tensors.of(Shape.of(side * side, 2), Precision.FLOAT64, coordinates);
    }

    /** M: values on the grid are {@code u M}. Shape: omega scalar, in float64; result [count, side^2], float64. */
    Tensor interpolation(Tensor omega) {
        Tensors tensors = omega.tensors();
        return interpolation(locations(tensors), grid(tensors, side), omega);
    }

    /** {@code M = (K_ZZ + noise^2 I)^-1 K_ZT}, differentiable in omega. Shape: anchors Z [n, k], positions T [m, k]; result [n, m]. */
    static Tensor interpolation(Tensor anchors, Tensor positions, Tensor omega) {
        int count = anchors.shape().size(0);
        Tensor noise = anchors.tensors().identity(count, Precision.FLOAT64).multiply(NOISE * NOISE);
        Tensor factor = kernel(anchors, anchors, omega).add(noise).cholesky();
        Tensor right = factor.solveLowerTriangular(kernel(anchors, positions, omega), false);
        return factor.solveLowerTriangular(right, true);
    }

    /** {@code (1 + 1e-6) exp(-omega^2 |a - b|^2 / 2)}. */
    private static Tensor kernel(Tensor a, Tensor b, Tensor omega) {
        Tensor distance =
                a.expand(1).subtract(b.expand(0)).multiply(omega).square().sum(-1);
        return distance.multiply(-0.5).exp().multiply(1 + JITTER);
    }

    /** u such that {@code u M} is as near to values on the grid as can be. Shape: values [rows, side^2], float64; result [rows, count]. */
    static Tensor reduce(Tensor interpolation, Tensor values) {
        SymmetricEigen eigen = interpolation.matmul(interpolation, false, true).symmetricEigen();
        Tensor largest = eigen.values().max(0);
        Tensor kept = eigen.values().greater(largest.multiply(CUT));
        Tensor inverse =
                kept.select(eigen.values().reciprocal(), largest.tensors().scalar(0, Precision.FLOAT64));
        return values.matmul(interpolation, false, true)
                .matmul(eigen.vectors().multiply(inverse))
                .matmul(eigen.vectors(), false, true);
    }
}
