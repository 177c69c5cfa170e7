package org.erlangen.plugins.pictures.internal.span;

import java.util.Arrays;

/**
 * The span of learnt observables: which independent ones were found, in order of importance.
 *
 * <p>Source: docs/methods/noethers-razor.md, section 6.
 */
public final class Span {
    /** Singular values above this share of the largest count. */
    private static final double RELATIVE = 0.1;

    private final int states;
    private final double[][] rows;
    private final SingularVectors singular;

    private Span(int states, double[][] rows) {
        this.states = states;
        this.rows = rows;
        this.singular = SingularVectors.of(rows);
    }

    /** The span of observables given by W [K, M, M] and b [K, M], row-major; K at least 1. */
    public static Span of(int states, double[] quadratic, double[] linear) {
        int square = states * states;
        double[][] rows = new double[linear.length / states][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = ObservableVector.of(
                    Arrays.copyOfRange(quadratic, k * square, (k + 1) * square),
                    Arrays.copyOfRange(linear, k * states, (k + 1) * states));
        }
        return new Span(states, rows);
    }

    /** Number K of observables. */
    public int count() {
        return rows.length;
    }

    /** Number M of coordinates of a state. */
    public int states() {
        return states;
    }

    /** Singular values, largest first. */
    public double[] singularValues() {
        return singular.values();
    }

    /** The independent observable of an index as A with b as one more column: M rows of M + 1 numbers, of unit length as a generator. */
    public double[][] matrix(int index) {
        return ObservableVector.matrix(singular.vectors()[index], states);
    }

    /** How many singular values stand before the largest ratio of neighbours. */
    public int dimensionByGap() {
        double[] values = singular.values();
        int best = 1;
        double largest = 0;
        for (int i = 0; i + 1 < values.length; i++) {
            double ratio = values[i] / values[i + 1];
            if (ratio > largest) {
                largest = ratio;
                best = i + 1;
            }
        }
        return best;
    }

    /** How many singular values are above a tenth of the largest. */
    public int dimensionByShare() {
        double[] values = singular.values();
        return (int) Arrays.stream(values)
                .filter(value -> value > RELATIVE * values[0])
                .count();
    }

    double[][] rows() {
        return rows;
    }

    SingularVectors singular() {
        return singular;
    }
}
