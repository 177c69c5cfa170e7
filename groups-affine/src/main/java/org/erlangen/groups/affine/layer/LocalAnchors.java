package org.erlangen.groups.affine.layer;

import java.util.List;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Anchor points in relative and absolute position.
 *
 * <p>Source: docs/methods/layerwise-equivariance.md, section 9.
 *
 * @param side rows and columns of the grid
 * @param count number of anchors
 * @param key where they lie
 */
record LocalAnchors(int side, int count, Key key) {
    /** Values at position v and offset o of the patch are {@code sum_k u_k M_k(v, o)}. Shape: scalars in float64; result [count, side^2, 9]. */
    Tensor interpolation(Tensor omega, Tensor absolute) {
        Tensors tensors = omega.tensors();
        Anchors patch = new Anchors(ConvolutionLayer.SIDE, count, key.fold("relative"));
        Tensor lying = tensors.uniform(key.fold("absolute"), Shape.of(count, 2), Precision.FLOAT64)
                .multiply(2)
                .subtract(1);
        Tensor anchors = points(patch.locations(tensors), lying, omega, absolute);
        Tensor offsets = Anchors.grid(tensors, ConvolutionLayer.SIDE);
        int positions = side * side;
        int all = offsets.shape().size(0);
        Tensor grid = Anchors.grid(tensors, side).multiply(side == 1 ? 0 : 2.0 / (side - 1));
        Tensor queries = points(
                offsets.expand(0).broadcastTo(Shape.of(positions, all, 2)).reshape(-1, 2),
                grid.expand(1).broadcastTo(Shape.of(positions, all, 2)).reshape(-1, 2),
                omega,
                absolute);
        return Anchors.interpolation(anchors, queries, tensors.scalar(1, Precision.FLOAT64))
                .reshape(count, positions, all);
    }

    /** Coordinates in units of the kernel's length. Shape: [n, 4]. */
    private static Tensor points(Tensor relative, Tensor absolute, Tensor omega, Tensor scale) {
        return relative.tensors().concatenate(1, List.of(relative.multiply(omega), absolute.multiply(scale)));
    }
}
