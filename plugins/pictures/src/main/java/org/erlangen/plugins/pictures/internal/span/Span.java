package org.erlangen.plugins.pictures.internal.span;

import java.util.Arrays;
import java.util.List;
import org.erlangen.api.dynamics.QuadraticObservable;

/**
 * The span of learnt observables: which independent ones were found, in order of importance.
 *
 * <p>Source: docs/methods/observables.md, section 6.
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

    /** The span of at least one observable; all of the same states. */
    public static Span of(List<QuadraticObservable> observables) {
        double[][] rows = observables.stream().map(ObservableVector::of).toArray(double[][]::new);
        return new Span(observables.get(0).vector().length, rows);
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

    /** Number of singular values that are no rounding errors. */
    public int rank() {
        return singular.basis().length;
    }

    /** The independent observable of an index below the rank, of unit length as a generator. */
    public QuadraticObservable observable(int index) {
        return ObservableVector.observable("R" + (index + 1), singular.vectors()[index], states);
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
