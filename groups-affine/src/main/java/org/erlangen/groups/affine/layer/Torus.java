package org.erlangen.groups.affine.layer;

import org.erlangen.api.tensor.Tensor;

/** Grids whose opposite edges touch. */
final class Torus {
    private Torus() {}

    /** A margin on each side, at most as wide as the grid, with what lies beyond the opposite edge. Shape: [..., H, W] gives [..., H + 2 margin, W + 2 margin]. */
    static Tensor around(Tensor x, int margin) {
        return around(around(x, -2, margin), -1, margin);
    }

    private static Tensor around(Tensor x, int axis, int margin) {
        int size = x.shape().size(axis);
        return x.tensors()
                .concatenate(x.shape().axis(axis), x.slice(axis, size - margin, size), x, x.slice(axis, 0, margin));
    }
}
