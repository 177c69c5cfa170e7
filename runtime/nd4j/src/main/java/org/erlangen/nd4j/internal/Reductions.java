package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;

/** Reductions, and elements by the places that these found. */
final class Reductions {
    /** Slices of at least so many elements are added one by one, shorter ones pass through the heap together. */
    private static final int LONG = 64;

    private final DeviceMemory memory;

    Reductions(DeviceMemory memory) {
        this.memory = memory;
    }

    NativeArray reduce(Reduction reduction, NativeArray x, int[] axes) {
        Shape shape = x.shape().without(axes);
        NativeArray z = memory.allocate(shape, x.precision());
        if (reduction == Reduction.SUM) {
            new Sums(memory).sum(x, nest(x, axes, shape), z);
            return z;
        }
        Groups groups = Groups.of(x.shape(), axes);
        if (reduction == Reduction.ARG_MAX) {
            groups.positions(x, z);
        } else if (groups.areBlocks(x)) {
            groups.largest(x, z);
        } else {
            int count = z.elements();
            double[] totals = memory.workbench().doubles(0, count);
            Arrays.fill(totals, 0, count, Double.NEGATIVE_INFINITY);
            largest(x, nest(x, axes, shape), totals);
            Conversions.upload(totals, count, z, 0);
        }
        return z;
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
        int leading = y.shape().rank() - numbers.shape().rank();
        int[] within = Arrays.stream(axes).map(axis -> axis - leading).toArray();
        Groups groups = Groups.of(shape.part(leading, shape.rank()), within);
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
            if (after < LONG) {
                addShort(x, outer * indices.length * after, totals, indices, after);
            } else {
                for (int i = 0; i < indices.length; i++) {
                    Sums.addRow(x, (outer * indices.length + i) * after, totals, indices[i] * after, after);
                }
            }
            Conversions.upload(totals, size * after, z, outer * size * after);
        }
        return z;
    }

    /** Adds short slices, which lie one after the other from {@code from} on. */
    private void addShort(NativeArray x, int from, double[] totals, int[] indices, int length) {
        double[] slices = memory.workbench().doubles(1, indices.length * length);
        Conversions.download(x, from, slices, indices.length * length);
        if (length == 1) {
            for (int i = 0; i < indices.length; i++) {
                totals[indices[i]] += slices[i];
            }
            return;
        }
        for (int i = 0; i < indices.length; i++) {
            for (int j = 0; j < length; j++) {
                totals[indices[i] * length + j] += slices[i * length + j];
            }
        }
    }

    /** Where the elements of each axis go: row-major steps of the kept axes, 0 for the reduced ones. */
    private static int[] places(Shape shape, int[] axes, Shape kept) {
        int[] steps = new int[shape.rank()];
        int[] own = kept.strides();
        int reduced = 0;
        for (int axis = 0; axis < steps.length; axis++) {
            boolean isReduced = reduced < axes.length && axes[reduced] == axis; // axes ascend
            steps[axis] = isReduced ? 0 : own[axis - reduced];
            reduced += isReduced ? 1 : 0;
        }
        return steps;
    }

    private static void largest(NativeArray x, LoopNest nest, double[] totals) {
        boolean within = nest.step(1) == 0;
        int n = nest.length();
        nest.rows(at -> {
            if (within) {
                totals[at[1]] = Math.max(totals[at[1]], largest(x, at[0], n));
            } else {
                for (int i = 0; i < n; i++) {
                    totals[at[1] + i] = Math.max(totals[at[1] + i], x.get(at[0] + i));
                }
            }
        });
    }

    private static double largest(NativeArray x, int from, int n) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, x.get(from + i));
        }
        return largest;
    }
}
