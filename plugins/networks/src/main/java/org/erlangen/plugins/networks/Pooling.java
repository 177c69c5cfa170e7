package org.erlangen.plugins.networks;

import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** Pooling over the last two axes. */
final class Pooling {
    private Pooling() {}

    /** Largest elements of windows of 2 by 2 side by side; a last odd row or column is left out. Shape: [..., H, W] gives [..., H/2, W/2]. */
    static Tensor max(Tensor x) {
        int rows = x.shape().size(-2) / 2;
        int columns = x.shape().size(-1) / 2;
        Tensor even = x.slice(-2, 0, 2 * rows).slice(-1, 0, 2 * columns);
        Shape windows = x.shape().part(0, x.shape().rank() - 2).append(Shape.of(rows, 2, columns, 2));
        return even.reshape(windows).max(-3, -1);
    }

    /** The mean over the whole grid. Shape: [..., H, W] gives [...]. */
    static Tensor mean(Tensor x) {
        int grid = x.shape().size(-2) * x.shape().size(-1);
        return x.reshape(x.shape().part(0, x.shape().rank() - 2).append(Shape.of(grid)))
                .mean(-1);
    }
}
