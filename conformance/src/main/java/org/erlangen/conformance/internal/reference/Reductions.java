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
