package org.erlangen.nd4j.internal;

import java.util.List;
import org.erlangen.api.tensor.Shape;
import org.erlangen.nd4j.internal.StridedCopy.Layout;

/** Elements in other places: every one of these is a strided copy. */
final class Layouts {
    /** Elements that are turned on the heap at a time, at most. */
    private static final int SMALL = 4096;

    /** Elements that are taken out of so many times as many, or fewer, are read with all the others. */
    private static final int SPARSE = 4;

    private final DeviceMemory memory;
    private final Elementwise elementwise;

    Layouts(DeviceMemory memory, Elementwise elementwise) {
        this.memory = memory;
        this.elementwise = elementwise;
    }

    NativeArray transpose(NativeArray x, int[] order) {
        int[] own = x.shape().strides();
        int[] sizes = new int[order.length];
        int[] steps = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sizes[i] = x.shape().size(order[i]);
            steps[i] = own[order[i]];
        }
        if (x.isFloat32()
                && turnsMatrices(order)
                && x.shape().part(order.length - 2, order.length).elements() <= SMALL) {
            return turned(x, Shape.of(sizes));
        }
        return gathered(x, Shape.of(sizes), new Layout(0, steps));
    }

    /** Whether an order exchanges the last two axes. */
    private static boolean turnsMatrices(int[] order) {
        int rank = order.length;
        for (int i = 0; i < rank - 2; i++) {
            if (order[i] != i) {
                return false;
            }
        }
        return rank >= 2 && order[rank - 1] == rank - 2;
    }

    /** Small matrices, one after the other on the heap. */
    private NativeArray turned(NativeArray x, Shape shape) {
        NativeArray z = memory.allocate(shape, x.precision());
        int rows = shape.size(-2);
        int columns = shape.size(-1);
        int matrices = rows * columns == 0 ? 0 : x.elements() / (rows * columns);
        int together = Math.max(1, Math.min(matrices, SMALL / Math.max(1, rows * columns)));
        float[] from = new float[together * rows * columns];
        float[] to = new float[from.length];
        for (int first = 0; first < matrices; first += together) {
            int count = Math.min(together, matrices - first) * rows * columns;
            x.floats().get(x.start() + first * rows * columns, from, 0, count);
            for (int begin = 0; begin < count; begin += rows * columns) {
                turn(from, to, begin, rows, columns);
            }
            z.floats().put(z.start() + first * rows * columns, to, 0, count);
        }
        return z;
    }

    private static void turn(float[] from, float[] to, int begin, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[begin + i * columns + j] = from[begin + j * rows + i];
            }
        }
    }

    NativeArray broadcast(NativeArray x, Shape shape) {
        return gathered(x, shape, new Layout(0, LoopNest.stretched(x.shape(), shape)));
    }

    /** Neighbouring elements stay in their memory. */
    NativeArray slice(NativeArray x, int axis, int from, int to, int step) {
        int[] steps = x.shape().strides();
        int count = to <= from ? 0 : (to - from - 1) / step + 1;
        int first = from * steps[axis];
        if (count > 0 && (step == 1 || count == 1) && x.shape().part(0, axis).elements() == 1) {
            return x.part(first, x.shape().with(axis, count));
        }
        steps[axis] *= step;
        return gathered(x, x.shape().with(axis, count), new Layout(count == 0 ? 0 : first, steps));
    }

    NativeArray flip(NativeArray x, int axis) {
        int[] steps = x.shape().strides();
        int first = Math.max(0, x.shape().size(axis) - 1) * steps[axis];
        steps[axis] = -steps[axis];
        return gathered(x, x.shape(), new Layout(first, steps));
    }

    NativeArray pad(NativeArray x, int axis, int before, int after, int step) {
        int size = x.shape().size(axis);
        int spread = size == 0 ? 0 : (size - 1) * step + 1;
        NativeArray z = memory.allocate(x.shape().with(axis, before + spread + after), x.precision());
        elementwise.fill(z, 0);
        int[] steps = z.shape().strides();
        int first = before * steps[axis];
        steps[axis] *= step;
        StridedCopy.copy(x.shape().sizes(), x, rowMajor(x), z, new Layout(first, steps));
        return z;
    }

    NativeArray concatenate(List<NativeArray> parts, int axis) {
        NativeArray head = parts.get(0);
        int size = 0;
        for (NativeArray part : parts) {
            size += part.shape().size(axis);
        }
        NativeArray z = memory.allocate(head.shape().with(axis, size), head.precision());
        int[] steps = z.shape().strides();
        int first = 0;
        for (NativeArray part : parts) {
            StridedCopy.copy(part.shape().sizes(), part, rowMajor(part), z, new Layout(first, steps));
            first += part.shape().size(axis) * steps[axis];
        }
        return z;
    }

    NativeArray take(NativeArray x, int axis, int[] indices) {
        NativeArray z = memory.allocate(x.shape().with(axis, indices.length), x.precision());
        int[] slab = x.shape().with(axis, 1).sizes();
        int[] to = z.shape().strides();
        int[] from = x.shape().strides();
        int before = x.shape().part(0, axis).elements();
        if (x.isFloat32() && from[axis] == 1 && indices.length > 0 && x.shape().size(axis) <= SPARSE * indices.length) {
            takeElements(x, x.shape().size(axis), indices, z);
        } else if (before == 1) {
            Workbench workbench = memory.workbench();
            long bytes = (long) from[axis] * x.precision().bytes();
            for (int i = 0; i < indices.length; i++) {
                workbench.copyBytes(x.address((long) indices[i] * from[axis]), z.address((long) i * to[axis]), bytes);
            }
        } else {
            for (int i = 0; i < indices.length; i++) {
                Layout source = new Layout(indices[i] * from[axis], from);
                StridedCopy.copy(slab, x, source, z, new Layout(i * to[axis], to));
            }
        }
        return z;
    }

    /** Elements of each row of {@code size} one by one, by way of the heap. */
    private static void takeElements(NativeArray x, int size, int[] indices, NativeArray z) {
        int rows = z.elements() / indices.length;
        int together = Math.max(1, Math.min(rows, SMALL / size));
        float[] elements = new float[together * size];
        float[] taken = new float[together * indices.length];
        for (int first = 0; first < rows; first += together) {
            int count = Math.min(together, rows - first);
            x.floats().get(x.start() + first * size, elements, 0, count * size);
            for (int row = 0; row < count; row++) {
                for (int i = 0; i < indices.length; i++) {
                    taken[row * indices.length + i] = elements[row * size + indices[i]];
                }
            }
            z.floats().put(z.start() + first * indices.length, taken, 0, count * indices.length);
        }
    }

    private NativeArray gathered(NativeArray x, Shape shape, Layout from) {
        NativeArray z = memory.allocate(shape, x.precision());
        StridedCopy.copy(shape.sizes(), x, from, z, rowMajor(z));
        return z;
    }

    private static Layout rowMajor(NativeArray array) {
        return new Layout(0, array.shape().strides());
    }
}
