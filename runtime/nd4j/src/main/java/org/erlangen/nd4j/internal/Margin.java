package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.Shape;

/**
 * A margin around grids that repeats what lies beyond the opposite edge.
 *
 * @param rows above and below
 * @param columns on both sides
 */
record Margin(int rows, int columns) {
    /** Elements that pass through the heap at a time, about. */
    private static final int PIECE = 4096;

    /** Shape: [N, C, H, W] gives [N, C, H + 2 rows, W + 2 columns]. */
    Shape around(Shape shape) {
        return Shape.of(shape.size(0), shape.size(1), shape.size(2) + 2 * rows, shape.size(3) + 2 * columns);
    }

    /** Images with their margins. */
    NativeArray around(Scope scratch, NativeArray x) {
        if (rows == 0 && columns == 0) {
            return x;
        }
        NativeArray z = scratch.allocate(around(x.shape()), x.precision());
        pieces(x.shape(), (table, grids, inner, outer) -> {
            if (x.isFloat32()) {
                float[] from = new float[grids * inner];
                float[] to = new float[grids * outer];
                int height = x.shape().size(2);
                int width = x.shape().size(3);
                return (first, count) -> {
                    x.floats().get(x.start() + first * inner, from, 0, count * inner);
                    for (int grid = 0; grid < count; grid++) {
                        surround(from, grid * inner, height, width, to, grid * outer);
                    }
                    z.floats().put(z.start() + first * outer, to, 0, count * outer);
                };
            }
            return (first, count) -> {
                for (int i = 0; i < count * outer; i++) {
                    z.set(first * outer + i, x.get((first + i / outer) * inner + table[i % outer]));
                }
            };
        });
        return z;
    }

    /** One grid row by row: the rows with their sides, then those above and below, which are there already. */
    private void surround(float[] from, int begin, int height, int width, float[] to, int at) {
        int wide = width + 2 * columns;
        int first = at + rows * wide;
        for (int row = 0; row < height; row++) {
            int source = begin + row * width;
            int target = first + row * wide;
            System.arraycopy(from, source, to, target + columns, width);
            for (int column = 0; column < columns; column++) {
                to[target + column] = from[source + width - columns + column];
                to[target + columns + width + column] = from[source + column];
            }
        }
        System.arraycopy(to, first + (height - rows) * wide, to, at, rows * wide);
        System.arraycopy(to, first, to, first + height * wide, rows * wide);
    }

    /** Adds images with margins, of which each element counts where it came from, to images: the adjoint. */
    void fold(NativeArray wide, NativeArray z) {
        pieces(z.shape(), (table, grids, inner, outer) -> (first, count) -> {
            for (int i = 0; i < count * outer; i++) {
                int place = (first + i / outer) * inner + table[i % outer];
                z.set(place, z.get(place) + wide.get(first * outer + i));
            }
        });
    }

    /** Deals with {@code count} grids from {@code first} on. */
    private interface Piece {
        void copy(int first, int count);
    }

    /** Makes what deals with at most {@code grids} grids of {@code inner} elements, {@code outer} with their margins; the table tells where those come from. */
    private interface Pieces {
        Piece of(int[] table, int grids, int inner, int outer);
    }

    private void pieces(Shape shape, Pieces pieces) {
        int[] table = table(shape.size(2), shape.size(3));
        int count = shape.size(0) * shape.size(1);
        if (count == 0 || table.length == 0) {
            return;
        }
        int grids = Math.max(1, PIECE / table.length);
        Piece piece = pieces.of(table, grids, shape.size(2) * shape.size(3), table.length);
        for (int first = 0; first < count; first += grids) {
            piece.copy(first, Math.min(grids, count - first));
        }
    }

    /** Where each element of a grid with its margin lies in the grid. */
    private int[] table(int height, int width) {
        int wide = width + 2 * columns;
        int[] table = new int[(height + 2 * rows) * wide];
        for (int i = 0; i < table.length; i++) {
            table[i] = Math.floorMod(i / wide - rows, height) * width + Math.floorMod(i % wide - columns, width);
        }
        return table;
    }
}
