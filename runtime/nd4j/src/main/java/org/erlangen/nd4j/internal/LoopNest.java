package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.Shape;

/**
 * Nested loops over the axes of a shape, with an element offset per operand. Axes of size 1 vanish, and neighbours that every
 * operand walks through evenly become one axis; the innermost axis, at least, is always there.
 */
final class LoopNest {
    private final int rank;
    private final int[] sizes;
    private final int[][] strides;

    /** What is done with one run along the innermost axis. */
    interface Row {
        /** Called with the offset of each operand; they change afterwards. */
        void run(int[] offsets);
    }

    private LoopNest(int rank, int[] sizes, int[][] strides) {
        this.rank = rank;
        this.sizes = sizes;
        this.strides = strides;
    }

    /** Loops over {@code sizes}; {@code strides[k][axis]} is the step of operand k. */
    static LoopNest over(int[] sizes, int[]... strides) {
        int[] merged = new int[Math.max(1, sizes.length)];
        int[][] steps = new int[strides.length][merged.length];
        int rank = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == 1) {
                continue;
            }
            boolean joins = rank > 0 && continues(steps, rank - 1, strides, axis, sizes[axis]);
            int place = joins ? rank - 1 : rank++;
            merged[place] = joins ? merged[place] * sizes[axis] : sizes[axis];
            for (int k = 0; k < strides.length; k++) {
                steps[k][place] = strides[k][axis];
            }
        }
        if (rank == 0) {
            merged[rank++] = 1;
        }
        return new LoopNest(rank, merged, steps);
    }

    private static boolean continues(int[][] steps, int place, int[][] strides, int axis, int size) {
        for (int k = 0; k < strides.length; k++) {
            if (steps[k][place] != strides[k][axis] * size) {
                return false;
            }
        }
        return true;
    }

    /** The steps of a row-major array of shape {@code from} when it is stretched to {@code to}: 0 along stretched axes. */
    static int[] stretched(Shape from, Shape to) {
        int[] own = from.strides();
        int[] steps = new int[to.rank()];
        int missing = to.rank() - from.rank();
        for (int axis = 0; axis < own.length; axis++) {
            steps[missing + axis] = from.size(axis) == 1 ? 0 : own[axis];
        }
        return steps;
    }

    /** Axes left. */
    int rank() {
        return rank;
    }

    /** Size of an axis. */
    int size(int axis) {
        return sizes[axis];
    }

    /** Length of a row. */
    int length() {
        return sizes[rank - 1];
    }

    /** Step of an operand within a row. */
    int step(int operand) {
        return strides[operand][rank - 1];
    }

    /** Step of an operand along an axis. */
    int step(int operand, int axis) {
        return strides[operand][axis];
    }

    /** These loops with an axis moved to the second innermost place. */
    LoopNest withSecondInnermost(int axis) {
        int[] order = new int[rank];
        int count = 0;
        for (int i = 0; i < rank - 1; i++) {
            if (i != axis) {
                order[count++] = i;
            }
        }
        order[rank - 2] = axis;
        order[rank - 1] = rank - 1;
        int[][] steps = new int[strides.length][];
        for (int k = 0; k < strides.length; k++) {
            steps[k] = permuted(strides[k], order);
        }
        return new LoopNest(rank, permuted(sizes, order), steps);
    }

    /** These loops with an axis taken in steps of {@code inner}, which divides its size. */
    LoopNest split(int axis, int inner) {
        int[] divided = inserted(sizes, axis, sizes[axis] / inner, inner);
        int[][] steps = new int[strides.length][];
        for (int k = 0; k < strides.length; k++) {
            steps[k] = inserted(strides[k], axis, strides[k][axis] * inner, strides[k][axis]);
        }
        return new LoopNest(rank + 1, divided, steps);
    }

    private static int[] inserted(int[] numbers, int at, int first, int second) {
        int[] longer = new int[numbers.length + 1];
        System.arraycopy(numbers, 0, longer, 0, at);
        longer[at] = first;
        longer[at + 1] = second;
        System.arraycopy(numbers, at + 1, longer, at + 2, numbers.length - at - 1);
        return longer;
    }

    private static int[] permuted(int[] numbers, int[] order) {
        int[] permuted = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            permuted[i] = numbers[order[i]];
        }
        return permuted;
    }

    /** Runs every row, in row-major order. */
    void rows(Row row) {
        outer(rank - 1, row);
    }

    /** Runs every block of so many innermost axes. */
    void blocks(int inner, Row block) {
        outer(rank - inner, block);
    }

    /** Runs every plane of the two innermost axes. */
    void planes(Row plane) {
        outer(Math.max(0, rank - 2), plane);
    }

    private void outer(int axes, Row row) {
        for (int axis = 0; axis < rank; axis++) {
            if (sizes[axis] == 0) {
                return;
            }
        }
        int[] offsets = new int[strides.length];
        int[] index = new int[axes];
        while (true) {
            row.run(offsets);
            int axis = axes - 1;
            while (axis >= 0 && index[axis] == sizes[axis] - 1) {
                move(offsets, axis, -index[axis]);
                index[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
            index[axis]++;
            move(offsets, axis, 1);
        }
    }

    private void move(int[] offsets, int axis, int times) {
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] += strides[k][axis] * times;
        }
    }
}
