package org.erlangen.nd4j.internal;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;

/** Reductions. The array is read once in memory order; results gather in float64 on the heap. */
final class Reductions {
    /** Runs shorter than this are not worth a loop each. */
    private static final int SHORT = 64;

    private static final int PIECE = 1024;

    private final DeviceMemory memory;

    Reductions(DeviceMemory memory) {
        this.memory = memory;
    }

    NativeArray reduce(Reduction reduction, NativeArray x, int[] axes) {
        Shape shape = x.shape().without(axes);
        NativeArray z = memory.allocate(shape, x.precision());
        if (reduction == Reduction.SUM) {
            sum(x, axes, z);
            return z;
        }
        Groups groups = Groups.of(x.shape(), axes);
        if (reduction == Reduction.ARG_MAX) {
            groups.positions(x, z);
        } else if (groups.areBlocks(x)) {
            groups.largest(x, z);
        } else {
            int count = z.elements();
            double[] totals = totals(count, Double.NEGATIVE_INFINITY);
            gather(reduction, x, nest(x, axes, shape), totals);
            Conversions.upload(totals, count, z, 0);
        }
        return z;
    }

    private void sum(NativeArray x, int[] axes, NativeArray z) {
        int count = z.elements();
        LoopNest nest = nest(x, axes, z.shape());
        if (x.isFloat32() && x.elements() > 0 && isOfRows(nest)) {
            sumsOfRows(x, nest, z);
            return;
        }
        double[] totals = totals(count, 0);
        Tile tile = Tile.of(nest);
        if (x.isFloat32() && x.elements() > 0 && nest.length() < SHORT && tile.isCompact(2)) {
            new TiledSum(tile, x).run(totals);
        } else {
            gather(Reduction.SUM, x, nest, totals);
        }
        Conversions.upload(totals, count, z, 0);
    }

    /** Whether rows are added to one along the second innermost axis, and along no other. */
    private static boolean isOfRows(LoopNest nest) {
        int rowsAt = nest.rank() - 2;
        boolean rows = rowsAt >= 0 && nest.length() >= SHORT && nest.step(1) == 1 && nest.step(1, rowsAt) == 0;
        for (int axis = 0; axis < rowsAt; axis++) {
            rows &= nest.step(1, axis) != 0;
        }
        return rows;
    }

    /** Sums that are complete with one block of rows, so that they go where they belong without a detour. */
    private static void sumsOfRows(NativeArray x, LoopNest nest, NativeArray z) {
        int n = nest.length();
        int rows = nest.size(nest.rank() - 2);
        int step = nest.step(0, nest.rank() - 2);
        float[] piece = new float[Math.min(PIECE, n)];
        RunningSums sums = new RunningSums(piece.length);
        nest.blocks(2, at -> {
            for (int done = 0; done < n; done += PIECE) {
                int count = Math.min(PIECE, n - done);
                addRows(x, at[0] + done, step, rows, piece, sums, count);
                if (sums.areFinite(count)) {
                    sums.get(piece, count);
                } else {
                    double[] totals = new double[count];
                    for (int row = 0; row < rows; row++) {
                        addRow(x, at[0] + row * step + done, totals, 0, count);
                    }
                    for (int i = 0; i < count; i++) {
                        piece[i] = (float) totals[i];
                    }
                }
                z.floats().put(z.start() + at[1] + done, piece, 0, count);
            }
        });
    }

    private double[] totals(int count, double first) {
        double[] totals = memory.workbench().doubles(0, count);
        Arrays.fill(totals, 0, count, first);
        return totals;
    }

    private static LoopNest nest(NativeArray x, int[] axes, Shape kept) {
        return LoopNest.over(x.shape().sizes(), x.shape().strides(), places(x.shape(), axes, kept));
    }

    NativeArray pick(NativeArray x, NativeArray numbers, int[] axes) {
        NativeArray z = memory.allocate(numbers.shape(), x.precision());
        if (z.elements() > 0) {
            Groups.of(x.shape(), axes).pick(x, numbers, z);
        }
        return z;
    }

    NativeArray place(NativeArray y, NativeArray numbers, Shape shape, int[] axes) {
        NativeArray z = memory.allocate(shape, y.precision());
        Groups groups = Groups.of(shape, axes);
        if (!groups.areBlocks(z)) {
            memory.workbench().zeroBytes(z.address(), z.bytes());
        }
        if (y.elements() > 0) {
            groups.place(y, numbers, z);
        }
        return z;
    }

    /** Adds the slices of {@code x} along an axis into places of an axis of {@code size} zeros. */
    NativeArray scatterAdd(NativeArray x, int axis, int size, int[] indices) {
        NativeArray z = memory.allocate(x.shape().with(axis, size), x.precision());
        int before = x.shape().part(0, axis).elements();
        int after = x.shape().part(axis + 1, x.shape().rank()).elements();
        double[] totals = memory.workbench().doubles(0, size * after);
        for (int outer = 0; outer < before; outer++) {
            Arrays.fill(totals, 0, size * after, 0);
            for (int i = 0; i < indices.length; i++) {
                addRow(x, (outer * indices.length + i) * after, totals, indices[i] * after, after);
            }
            Conversions.upload(totals, size * after, z, outer * size * after);
        }
        return z;
    }

    /** Where the elements of each axis go: row-major steps of the kept axes, 0 for the reduced ones. */
    private static int[] places(Shape shape, int[] axes, Shape kept) {
        int[] steps = new int[shape.rank()];
        int[] own = kept.strides();
        int count = 0;
        for (int axis = 0; axis < steps.length; axis++) {
            int wanted = axis;
            boolean reduced = Arrays.stream(axes).anyMatch(a -> a == wanted);
            steps[axis] = reduced ? 0 : own[count++];
        }
        return steps;
    }

    private static void gather(Reduction reduction, NativeArray x, LoopNest nest, double[] totals) {
        boolean sum = reduction == Reduction.SUM;
        boolean within = nest.step(1) == 0;
        int n = nest.length();
        if (sum && within && x.isFloat32()) {
            sumBlocks(x, summedTwice(nest), totals);
            return;
        }
        if (sum && !within && x.isFloat32() && nest.rank() > 1 && nest.step(1, nest.rank() - 2) == 0) {
            int rows = nest.size(nest.rank() - 2);
            int step = nest.step(0, nest.rank() - 2);
            nest.blocks(2, at -> addRows(x, at[0], step, rows, totals, at[1], n));
            return;
        }
        nest.rows(at -> {
            if (sum && within) {
                totals[at[1]] += sum(x, at[0], n);
            } else if (sum) {
                addRow(x, at[0], totals, at[1], n);
            } else if (within) {
                totals[at[1]] = Math.max(totals[at[1]], largest(x, at[0], n));
            } else {
                for (int i = 0; i < n; i++) {
                    totals[at[1] + i] = Math.max(totals[at[1] + i], x.get(at[0] + i));
                }
            }
        });
    }

    /** Four running sums, so that the additions need not wait for each other. */
    private static double sum(NativeArray x, int from, int n) {
        return x.isFloat32() ? sum(x.floats(), x.start() + from, n) : sum(x.doubles(), x.start() + from, n);
    }

    private static double sum(FloatBuffer x, int from, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            a += x.get(from + i);
            b += x.get(from + i + 1);
            c += x.get(from + i + 2);
            d += x.get(from + i + 3);
        }
        for (; i < n; i++) {
            a += x.get(from + i);
        }
        return (a + b) + (c + d);
    }

    private static double sum(DoubleBuffer x, int from, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            a += x.get(from + i);
            b += x.get(from + i + 1);
            c += x.get(from + i + 2);
            d += x.get(from + i + 3);
        }
        for (; i < n; i++) {
            a += x.get(from + i);
        }
        return (a + b) + (c + d);
    }

    /** Adds rows that lie {@code step} apart to one, piece by piece. */
    private static void addRows(NativeArray x, int from, int step, int rows, double[] totals, int to, int n) {
        float[] piece = new float[Math.min(PIECE, n)];
        RunningSums sums = new RunningSums(piece.length);
        for (int done = 0; done < n; done += PIECE) {
            int count = Math.min(PIECE, n - done);
            addRows(x, from + done, step, rows, piece, sums, count);
            if (sums.areFinite(count)) {
                for (int i = 0; i < count; i++) {
                    totals[to + done + i] += sums.get(i);
                }
            } else {
                for (int row = 0; row < rows; row++) {
                    addRow(x, from + row * step + done, totals, to + done, count);
                }
            }
        }
    }

    private static void addRows(
            NativeArray x, int from, int step, int rows, float[] piece, RunningSums sums, int count) {
        sums.clear();
        for (int row = 0; row < rows; row++) {
            x.floats().get(x.start() + from + row * step, piece, 0, count);
            sums.add(piece, count);
        }
    }

    /** These loops with an axis second innermost along which is summed too, if there is one. */
    private static LoopNest summedTwice(LoopNest nest) {
        for (int axis = 0; axis < nest.rank() - 1; axis++) {
            if (nest.step(1, axis) == 0) {
                return nest.withSecondInnermost(axis);
            }
        }
        return nest;
    }

    /** Sums along the innermost axis, and the second innermost if along that is summed too. */
    private static void sumBlocks(NativeArray x, LoopNest nest, double[] totals) {
        int last = nest.rank() - 1;
        boolean twice = last > 0 && nest.step(1, last - 1) == 0;
        int rows = twice ? nest.size(last - 1) : 1;
        int step = twice ? nest.step(0, last - 1) : 0;
        int n = nest.length();
        float[] piece = new float[Math.min(PIECE, n)];
        RunningSums sums = new RunningSums(piece.length);
        nest.blocks(twice ? 2 : 1, at -> {
            double total = 0;
            for (int done = 0; done < n; done += PIECE) {
                int count = Math.min(PIECE, n - done);
                addRows(x, at[0] + done, step, rows, piece, sums, count);
                total += sums.areFinite(count) ? total(sums, count) : total(x, at[0] + done, step, rows, count);
            }
            totals[at[1]] += total;
        });
    }

    private static double total(RunningSums sums, int count) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += sums.get(i);
        }
        return total;
    }

    private static double total(NativeArray x, int from, int step, int rows, int count) {
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += sum(x.floats(), x.start() + from + row * step, count);
        }
        return total;
    }

    private static void addRow(NativeArray x, int from, double[] totals, int to, int n) {
        int first = x.start() + from;
        if (x.isFloat32()) {
            float[] piece = new float[Math.min(PIECE, n)];
            for (int done = 0; done < n; done += PIECE) {
                int count = Math.min(PIECE, n - done);
                x.floats().get(first + done, piece, 0, count);
                for (int i = 0; i < count; i++) {
                    totals[to + done + i] += piece[i];
                }
            }
        } else {
            DoubleBuffer doubles = x.doubles();
            for (int i = 0; i < n; i++) {
                totals[to + i] += doubles.get(first + i);
            }
        }
    }

    private static double largest(NativeArray x, int from, int n) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, x.get(from + i));
        }
        return largest;
    }
}
