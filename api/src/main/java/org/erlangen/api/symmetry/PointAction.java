package org.erlangen.api.symmetry;

import org.erlangen.api.tensor.Tensor;

/** Homogeneous matrices acting on points and states: {@code x -> L x + c}. */
public final class PointAction {
    private PointAction() {}

    /** Points moved by matrices. Shape: matrices [G, d + 1, d + 1]; x [B, n, d] or [B, d], G a multiple of B; result [G, n, d] or [G, d]. */
    public static Tensor act(Tensor matrices, Tensor x) {
        int count = matrices.shape().size(0);
        int batch = x.shape().size(0);
        int dimension = x.shape().size(-1);
        Tensor linear = matrices.slice(1, 0, dimension).slice(2, 0, dimension);
        Tensor shift = matrices.slice(1, 0, dimension)
                .slice(2, dimension, dimension + 1)
                .transposed();
        Tensor points = x.reshape(batch, 1, -1, dimension);
        Tensor moved = points.matmul(linear.reshape(batch, -1, dimension, dimension), false, true)
                .add(shift.reshape(batch, -1, 1, dimension));
        return moved.reshape(x.shape().with(0, count));
    }
}
