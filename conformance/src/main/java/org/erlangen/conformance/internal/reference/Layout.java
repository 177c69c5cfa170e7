package org.erlangen.conformance.internal.reference;

import java.util.Arrays;
import java.util.List;
import org.erlangen.api.tensor.Shape;

/** Operations that move elements and change none. */
public final class Layout {
    private Layout() {}

    /** Axis {@code i} of the result is axis {@code order[i]} of {@code x}. */
    public static Dense transpose(Dense x, int[] order) {
        int[] old = x.shape().strides();
        int[] sizes = new int[order.length];
        int[] strides = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sizes[i] = x.size(order[i]);
            strides[i] = old[order[i]];
        }
        return walk(x, Shape.of(sizes), 0, strides);
    }

    /** {@code x} stretched to {@code shape}: a stretched axis is walked with stride 0. */
    public static Dense broadcast(Dense x, Shape shape) {
        if (x.shape().equals(shape)) {
            return x;
        }
        int[] old = x.shape().strides();
        int[] strides = new int[shape.rank()];
        for (int back = 1; back <= x.shape().rank(); back++) {
            strides[shape.rank() - back] = x.size(-back) == 1 ? 0 : old[old.length - back];
        }
        return walk(x, shape, 0, strides);
    }

    /** Elements {@code from, from + step, ...} before {@code to} along an axis. */
    public static Dense slice(Dense x, int axis, int from, int to, int step) {
        int[] strides = x.shape().strides();
        int start = from * strides[axis];
        strides[axis] *= step;
        return walk(x, x.shape().with(axis, (to - from + step - 1) / step), start, strides);
    }

    /** An axis in reverse order. */
    public static Dense flip(Dense x, int axis) {
        int[] strides = x.shape().strides();
        int start = (x.size(axis) - 1) * strides[axis];
        strides[axis] = -strides[axis];
        return walk(x, x.shape(), start, strides);
    }

    /** Zeros before, after, and {@code step - 1} zeros between the elements along an axis. */
    public static Dense pad(Dense x, int axis, int before, int after, int step) {
        int count = x.size(axis);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = before + i * step;
        }
        int inside = count == 0 ? 0 : (count - 1) * step + 1;
        return scatterAdd(x, axis, before + inside + after, places);
    }

    /** One after the other along an axis. */
    public static Dense concatenate(List<Dense> parts, int axis) {
        int size = parts.stream().mapToInt(part -> part.size(axis)).sum();
        Shape shape = parts.get(0).shape().with(axis, size);
        double[] result = new double[shape.elements()];
        int row = rowLength(shape, axis);
        int at = 0;
        for (Dense part : parts) {
            int length = rowLength(part.shape(), axis);
            for (int i = 0; i < rows(shape, axis); i++) {
                System.arraycopy(part.elements(), i * length, result, i * row + at, length);
            }
            at += length;
        }
        return new Dense(shape, result);
    }

    /** Elements by index along an axis. */
    public static Dense take(Dense x, int axis, int[] indices) {
        Shape shape = x.shape().with(axis, indices.length);
        double[] result = new double[shape.elements()];
        int inner = x.shape().part(axis + 1, x.shape().rank()).elements();
        for (int i = 0; i < rows(shape, axis); i++) {
            for (int j = 0; j < indices.length; j++) {
                int from = (i * x.size(axis) + indices[j]) * inner;
                System.arraycopy(x.elements(), from, result, (i * indices.length + j) * inner, inner);
            }
        }
        return new Dense(shape, result);
    }

    /** Slices along an axis added into places of an axis of {@code size} zeros. */
    public static Dense scatterAdd(Dense x, int axis, int size, int[] indices) {
        Shape shape = x.shape().with(axis, size);
        double[] result = new double[shape.elements()];
        int inner = x.shape().part(axis + 1, x.shape().rank()).elements();
        for (int i = 0; i < rows(shape, axis); i++) {
            for (int j = 0; j < indices.length; j++) {
                int from = (i * indices.length + j) * inner;
                int to = (i * size + indices[j]) * inner;
                for (int k = 0; k < inner; k++) {
                    result[to + k] += x.elements()[from + k];
                }
            }
        }
        return new Dense(shape, result);
    }

    /** Reads {@code x} from place {@code start} on, {@code strides[a]} elements further for each step along axis {@code a} of {@code shape}. */
    private static Dense walk(Dense x, Shape shape, int start, int[] strides) {
        double[] result = new double[shape.elements()];
        int[] index = new int[shape.rank()];
        int from = start;
        for (int to = 0; to < result.length; to++) {
            result[to] = x.elements()[from];
            for (int axis = index.length - 1; axis >= 0; axis--) {
                index[axis]++;
                from += strides[axis];
                if (index[axis] < shape.size(axis)) {
                    break;
                }
                from -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return new Dense(shape, result);
    }

    /** Elements of the axes before {@code axis}. */
    private static int rows(Shape shape, int axis) {
        return shape.part(0, axis).elements();
    }

    /** Elements of {@code axis} and those after it. */
    private static int rowLength(Shape shape, int axis) {
        return shape.part(axis, shape.rank()).elements();
    }

    /** The axes of {@code shape} that are not among {@code axes}, then {@code axes}. */
    static int[] last(Shape shape, int[] axes) {
        int[] order = new int[shape.rank()];
        int count = 0;
        for (int axis = 0; axis < order.length; axis++) {
            if (Arrays.binarySearch(axes, axis) < 0) {
                order[count++] = axis;
            }
        }
        System.arraycopy(axes, 0, order, count, axes.length);
        return order;
    }
}
