package org.erlangen.conformance.internal.reference;

import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;

/** Reductions over axes. */
public final class Reductions {
    private Reductions() {}

    /** A reduction over distinct ascending axes, which vanish. */
    public static Dense reduce(Reduction reduction, Dense x, int[] axes) {
        Shape kept = x.shape().without(axes);
        double[] rows = Layout.transpose(x, Layout.last(x.shape(), axes)).elements();
        int length = 1;
        for (int axis : axes) {
            length *= x.size(axis);
        }
        double[] result = new double[kept.elements()];
        for (int i = 0; i < result.length; i++) {
            result[i] = reduce(reduction, rows, i * length, length);
        }
        return new Dense(kept, result);
    }

    /** The elements whose row-major numbers within axes are given. */
    public static Dense pick(Dense x, Dense numbers, int[] axes) {
        double[] rows = Layout.transpose(x, Layout.last(x.shape(), axes)).elements();
        double[] result = new double[numbers.elements().length];
        int length = result.length == 0 ? 0 : rows.length / result.length;
        for (int i = 0; i < result.length; i++) {
            result[i] = rows[i * length + (int) numbers.elements()[i]];
        }
        return new Dense(numbers.shape(), result);
    }

    /** Zeros, but for the elements whose row-major numbers within axes are given, perhaps once for all along leading axes. */
    public static Dense place(Dense y, Dense numbers, Shape shape, int[] axes) {
        int[] order = Layout.last(shape, axes);
        int[] sizes = new int[order.length];
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sizes[i] = shape.size(order[i]);
            inverse[order[i]] = i;
        }
        double[] rows = new double[shape.elements()];
        int places = y.elements().length;
        int length = places == 0 ? 0 : rows.length / places;
        for (int i = 0; i < places; i++) {
            rows[i * length + (int) numbers.elements()[i % numbers.elements().length]] = y.elements()[i];
        }
        return Layout.transpose(new Dense(Shape.of(sizes), rows), inverse);
    }

    private static double reduce(Reduction reduction, double[] elements, int from, int length) {
        return switch (reduction) {
            case SUM -> sum(elements, from, length);
            case MAX -> elements[from + argMax(elements, from, length)];
            case ARG_MAX -> argMax(elements, from, length);
        };
    }

    private static double sum(double[] elements, int from, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += elements[from + i];
        }
        return sum;
    }

    /** The first largest element; the first NaN counts as larger than any number. */
    private static int argMax(double[] elements, int from, int length) {
        if (length == 0) {
            throw new IllegalArgumentException("no elements have no largest one");
        }
        int best = 0;
        for (int i = 1; i < length; i++) {
            boolean known = !Double.isNaN(elements[from + best]);
            if (known && !(elements[from + i] <= elements[from + best])) {
                best = i;
            }
        }
        return best;
    }
}
