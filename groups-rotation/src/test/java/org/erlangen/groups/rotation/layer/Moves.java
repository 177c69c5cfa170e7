package org.erlangen.groups.rotation.layer;

import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** What turns and shifts do to images and to features on a group, element by element. */
final class Moves {
    private Moves() {}

    /** {@code (g f)[h] = g (f[g^-1 h])}, then a shift. Shape: [N, C G, S, S]. */
    static Tensor ofFeatures(LatticeGroup group, int element, int rows, int columns, Tensor f) {
        int order = group.order();
        int side = f.shape().size(2);
        int planes = f.shape().size(0) * f.shape().size(1);
        double[] from = f.toDoubles();
        double[] to = new double[from.length];
        for (int plane = 0; plane < planes; plane++) {
            int before = plane / order * order + group.product(group.inverse(element), plane % order);
            place(group, element, rows, columns, side, from, before, to, plane);
        }
        return f.tensors().of(f.shape(), to);
    }

    /** A turn, then a shift. Shape: [N, C, S, S]. */
    static Tensor ofImages(LatticeGroup group, int element, int rows, int columns, Tensor x) {
        int side = x.shape().size(2);
        double[] from = x.toDoubles();
        double[] to = new double[from.length];
        for (int plane = 0; plane < from.length / (side * side); plane++) {
            place(group, element, rows, columns, side, from, plane, to, plane);
        }
        return x.tensors().of(x.shape(), to);
    }

    private static void place(
            LatticeGroup group,
            int element,
            int rows,
            int columns,
            int side,
            double[] from,
            int fromPlane,
            double[] to,
            int toPlane) {
        for (int position = 0; position < side * side; position++) {
            int row = (position / side + rows) % side;
            int column = (position % side + columns) % side;
            to[(toPlane * side + row) * side + column] =
                    from[fromPlane * side * side + group.source(element, position, side)];
        }
    }

    /** The image at every element. Shape: [N, C, S, S] gives [N, C G, S, S]. */
    static Tensor lifted(LatticeGroup group, Tensor x) {
        Shape shape = x.shape();
        return x.expand(2)
                .broadcastTo(shape.insert(2, group.order()))
                .reshape(shape.with(1, shape.size(1) * group.order()));
    }

    /** {@code |a - b| / |b|}. */
    static double difference(Tensor a, Tensor b) {
        return Math.sqrt(
                a.subtract(b).square().sumAll().item() / b.square().sumAll().item());
    }
}
