package org.erlangen.conformance.internal.reference;

import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;

/**
 * Cross-correlation, its two adjoints, and the patches that it reads.
 *
 * <p>{@code y[n, d, i, j] = sum_{c, u, v} kernel[d, c, u, v] x[n, c, i s - p + u, j s - p + v]}, zeros outside or the grid again, is linear in x and in
 * the kernel: the three functions walk over the same triples of elements and differ in which one of the three they add to.
 */
public final class Convolution {
    private Convolution() {}

    /** Shape: x [N, C, H, W], kernel [D, C, h, w]; result [N, D, H', W']. */
    public static Dense convolve(Dense x, Dense kernel, ConvolutionGeometry geometry) {
        int rows = geometry.outputRows(x.size(2), kernel.size(2));
        int columns = geometry.outputColumns(x.size(3), kernel.size(3));
        Shape shape = Shape.of(x.size(0), kernel.size(0), rows, columns);
        double[] result = new double[shape.elements()];
        triples(x.shape(), kernel.shape(), shape, geometry, (inX, inKernel, inY) -> {
            result[inY] += x.elements()[inX] * kernel.elements()[inKernel];
        });
        return new Dense(shape, result);
    }

    /** Shape: y [N, D, H', W'], kernel [D, C, h, w]; result [N, C, rows, columns]. */
    public static Dense convolveInput(Dense y, Dense kernel, ConvolutionGeometry geometry, int rows, int columns) {
        Shape shape = Shape.of(y.size(0), kernel.size(1), rows, columns);
        double[] result = new double[shape.elements()];
        triples(shape, kernel.shape(), y.shape(), geometry, (inX, inKernel, inY) -> {
            result[inX] += y.elements()[inY] * kernel.elements()[inKernel];
        });
        return new Dense(shape, result);
    }

    /** Shape: x [N, C, H, W], y [N, D, H', W']; result [D, C, rows, columns]. */
    public static Dense convolveKernel(Dense x, Dense y, ConvolutionGeometry geometry, int rows, int columns) {
        Shape shape = Shape.of(y.size(1), x.size(1), rows, columns);
        double[] result = new double[shape.elements()];
        triples(x.shape(), shape, y.shape(), geometry, (inX, inKernel, inY) -> {
            result[inKernel] += x.elements()[inX] * y.elements()[inY];
        });
        return new Dense(shape, result);
    }

    /** Shape: [N, C, H, W] gives [N, H' W', C rows columns]. */
    public static Dense patches(Dense x, int rows, int columns, ConvolutionGeometry geometry) {
        int outRows = geometry.outputRows(x.size(2), rows);
        int outColumns = geometry.outputColumns(x.size(3), columns);
        Shape shape = Shape.of(x.size(0), outRows * outColumns, x.size(1) * rows * columns);
        double[] result = new double[shape.elements()];
        pairs(x.shape(), rows, columns, outRows, outColumns, geometry, (inX, inPatches) -> {
            result[inPatches] = x.elements()[inX];
        });
        return new Dense(shape, result);
    }

    /** Shape: p [N, H' W', C rows columns]; result of {@code shape} [N, C, H, W]. */
    public static Dense patchesAdjoint(Dense p, Shape shape, int rows, int columns, ConvolutionGeometry geometry) {
        int outRows = geometry.outputRows(shape.size(2), rows);
        int outColumns = geometry.outputColumns(shape.size(3), columns);
        double[] result = new double[shape.elements()];
        pairs(shape, rows, columns, outRows, outColumns, geometry, (inX, inPatches) -> {
            result[inX] += p.elements()[inPatches];
        });
        return new Dense(shape, result);
    }

    private interface Triple {
        void visit(int inX, int inKernel, int inY);
    }

    private interface Pair {
        void visit(int inX, int inPatches);
    }

    /** Every pair (element of x, element of the kernel) with the element of y that it contributes to. */
    private static void triples(Shape x, Shape kernel, Shape y, ConvolutionGeometry geometry, Triple triple) {
        int patch = kernel.part(1, 4).elements();
        int positions = y.size(2) * y.size(3);
        pairs(x, kernel.size(2), kernel.size(3), y.size(2), y.size(3), geometry, (inX, inPatches) -> {
            int image = inPatches / patch / positions;
            int position = inPatches / patch % positions;
            for (int d = 0; d < kernel.size(0); d++) {
                int inY = (image * kernel.size(0) + d) * positions + position;
                triple.visit(inX, d * patch + inPatches % patch, inY);
            }
        });
    }

    /** Every element of x that a window covers, with its place in the patches. */
    private static void pairs(
            Shape x, int rows, int columns, int outRows, int outColumns, ConvolutionGeometry geometry, Pair pair) {
        int planes = x.size(0) * x.size(1);
        for (int plane = 0; plane < planes; plane++) {
            int image = plane / x.size(1);
            int channel = plane % x.size(1);
            for (int position = 0; position < outRows * outColumns; position++) {
                int top = position / outColumns * geometry.strideRows() - geometry.paddingRows();
                int left = position % outColumns * geometry.strideColumns() - geometry.paddingColumns();
                int patch = (image * outRows * outColumns + position) * x.size(1) + channel;
                for (int cell = 0; cell < rows * columns; cell++) {
                    int row = place(top + cell / columns, x.size(2), geometry);
                    int column = place(left + cell % columns, x.size(3), geometry);
                    if (row >= 0 && row < x.size(2) && column >= 0 && column < x.size(3)) {
                        pair.visit((plane * x.size(2) + row) * x.size(3) + column, patch * rows * columns + cell);
                    }
                }
            }
        }
    }

    /** Where a place lies on a torus; on a plane, where it is. */
    private static int place(int at, int size, ConvolutionGeometry geometry) {
        return geometry.circular() ? Math.floorMod(at, size) : at;
    }
}
