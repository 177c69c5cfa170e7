package org.erlangen.nd4j.internal;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/**
 * Copies elements between two regular arrangements in memory: the one kernel behind transposing, slicing, stretching, padding,
 * flipping and joining. Runs that are contiguous on both sides move in bulk; crossed ones in square tiles, so that each
 * cache line is used whole.
 */
final class StridedCopy {
    /** A run shorter than this costs less in a loop than in a bulk copy. */
    private static final int BULK = 16;

    private static final int TILE = 32;

    private StridedCopy() {}

    /** An arrangement: first element and a step per axis, all in elements. */
    static final class Layout {
        private final int first;
        private final int[] steps;

        Layout(int first, int[] steps) {
            this.first = first;
            this.steps = steps;
        }
    }

    /** Copies the elements of {@code x} arranged by {@code from} to the places of {@code z} arranged by {@code to}. */
    static void copy(int[] sizes, NativeArray x, Layout from, NativeArray z, Layout to) {
        LoopNest nest = LoopNest.over(sizes, to.steps, from.steps);
        LoopNest loops = crossed(nest);
        int depth = loops.rank();
        Plane plane = depth == 1
                ? new Plane(1, 0, 0, loops.length(), loops.step(0), loops.step(1))
                : new Plane(
                        loops.size(depth - 2),
                        loops.step(0, depth - 2),
                        loops.step(1, depth - 2),
                        loops.length(),
                        loops.step(0),
                        loops.step(1));
        int zFirst = z.start() + to.first;
        int xFirst = x.start() + from.first;
        if (x.isFloat32()) {
            loops.planes(at -> plane.copy(x.floats(), xFirst + at[1], z.floats(), zFirst + at[0]));
        } else {
            loops.planes(at -> plane.copy(x.doubles(), xFirst + at[1], z.doubles(), zFirst + at[0]));
        }
    }

    /** The loops with that axis second innermost along which the source is contiguous, if the innermost is not. */
    private static LoopNest crossed(LoopNest nest) {
        if (nest.step(1) == 1) {
            return nest;
        }
        for (int axis = 0; axis < nest.rank() - 1; axis++) {
            if (nest.step(1, axis) == 1) {
                return nest.withSecondInnermost(axis);
            }
        }
        return nest;
    }

    /** Two axes: how many, and the steps of target and source. */
    private record Plane(int outer, int zOuter, int xOuter, int inner, int zInner, int xInner) {
        private boolean isBulk() {
            return zInner == 1 && xInner == 1 && inner >= BULK;
        }

        private boolean isCrossed() {
            return xOuter == 1 && xInner != 1 && zInner == 1 && outer >= BULK && inner >= BULK;
        }

        void copy(FloatBuffer x, int xAt, FloatBuffer z, int zAt) {
            if (isBulk()) {
                for (int i = 0; i < outer; i++) {
                    z.put(zAt + i * zOuter, x, xAt + i * xOuter, inner);
                }
            } else if (isCrossed()) {
                float[] square = new float[2 * TILE * TILE];
                for (int i = 0; i < outer; i += TILE) {
                    for (int j = 0; j < inner; j += TILE) {
                        cross(square, x, xAt + i + j * xInner, z, zAt + i * zOuter + j, outer - i, inner - j);
                    }
                }
            } else {
                plain(x, xAt, z, zAt);
            }
        }

        void copy(DoubleBuffer x, int xAt, DoubleBuffer z, int zAt) {
            if (isBulk()) {
                for (int i = 0; i < outer; i++) {
                    z.put(zAt + i * zOuter, x, xAt + i * xOuter, inner);
                }
            } else if (isCrossed()) {
                double[] square = new double[2 * TILE * TILE];
                for (int i = 0; i < outer; i += TILE) {
                    for (int j = 0; j < inner; j += TILE) {
                        cross(square, x, xAt + i + j * xInner, z, zAt + i * zOuter + j, outer - i, inner - j);
                    }
                }
            } else {
                plain(x, xAt, z, zAt);
            }
        }

        /** Turns a square on the heap: in by columns, out by rows. */
        private void cross(
                float[] square, FloatBuffer x, int from, FloatBuffer z, int to, int rowsLeft, int columnsLeft) {
            int rows = Math.min(TILE, rowsLeft);
            int columns = Math.min(TILE, columnsLeft);
            for (int j = 0; j < columns; j++) {
                x.get(from + j * xInner, square, j * TILE, rows);
            }
            for (int i = 0; i < rows; i++) {
                int row = TILE * TILE + i * TILE;
                for (int j = 0; j < columns; j++) {
                    square[row + j] = square[j * TILE + i];
                }
                z.put(to + i * zOuter, square, row, columns);
            }
        }

        private void plain(FloatBuffer x, int xAt, FloatBuffer z, int zAt) {
            for (int i = 0; i < outer; i++) {
                int from = xAt + i * xOuter;
                int to = zAt + i * zOuter;
                for (int j = 0; j < inner; j++) {
                    z.put(to + j * zInner, x.get(from + j * xInner));
                }
            }
        }

        /** Turns a square on the heap: in by columns, out by rows. */
        private void cross(
                double[] square, DoubleBuffer x, int from, DoubleBuffer z, int to, int rowsLeft, int columnsLeft) {
            int rows = Math.min(TILE, rowsLeft);
            int columns = Math.min(TILE, columnsLeft);
            for (int j = 0; j < columns; j++) {
                x.get(from + j * xInner, square, j * TILE, rows);
            }
            for (int i = 0; i < rows; i++) {
                int row = TILE * TILE + i * TILE;
                for (int j = 0; j < columns; j++) {
                    square[row + j] = square[j * TILE + i];
                }
                z.put(to + i * zOuter, square, row, columns);
            }
        }

        private void plain(DoubleBuffer x, int xAt, DoubleBuffer z, int zAt) {
            for (int i = 0; i < outer; i++) {
                int from = xAt + i * xOuter;
                int to = zAt + i * zOuter;
                for (int j = 0; j < inner; j++) {
                    z.put(to + j * zInner, x.get(from + j * xInner));
                }
            }
        }
    }
}
