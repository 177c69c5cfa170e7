package org.erlangen.plugins.pictures.internal.span;

import java.util.Arrays;

/**
 * How the span of learnt observables lies to the span of the true ones.
 *
 * <p>Source: docs/methods/observables.md, section 6.
 */
public final class Comparison {
    /** Singular values above this share of the largest count, when their vector is parallel. */
    private static final double NOTICEABLE = 0.05;

    private static final double PARALLEL = 0.9;

    private final Span learnt;
    private final double[][] truth;

    private Comparison(Span learnt, Span truth) {
        this.learnt = learnt;
        this.truth = truth.singular().basis();
    }

    /** Learnt observables beside the true ones; both of the same states. */
    public static Comparison of(Span learnt, Span truth) {
        return new Comparison(learnt, truth);
    }

    /** Number of independent true observables. */
    public int trueDimension() {
        return truth.length;
    }

    /** Length of the projection of each singular vector on the true span, in [0, 1]. */
    public double[] parallelness() {
        return Arrays.stream(learnt.singular().vectors())
                .mapToDouble(vector -> Vectors.norm(Vectors.along(vector, truth)))
                .toArray();
    }

    /** How many singular values are above a twentieth of the largest with a parallelness above 0.9. */
    public int dimensionByParallelness() {
        double[] values = learnt.singularValues();
        double[] parallelness = parallelness();
        int dimension = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > NOTICEABLE * values[0] && parallelness[i] > PARALLEL) {
                dimension++;
            }
        }
        return dimension;
    }

    /** Angles between the span of the leading singular vectors, as many as there are true observables, and the true span; smallest first. Units: radians. */
    public double[] principalAngles() {
        double[][] leading = leading();
        double[] cosines = SingularVectors.of(Arrays.stream(leading)
                        .map(vector -> Vectors.along(vector, truth))
                        .toArray(double[][]::new))
                .values();
        double[] sines = sines(leading);
        double[] angles = new double[leading.length];
        for (int i = 0; i < angles.length; i++) {
            angles[i] = Math.atan2(sines[angles.length - 1 - i], cosines[i]);
        }
        return angles;
    }

    /** {@code sqrt(sum sin^2 / k)} over the principal angles, in [0, 1]. */
    public double subspaceDistance() {
        double[] sines = sines(leading());
        return Vectors.norm(sines) / Math.sqrt(sines.length);
    }

    /** The share of the learnt generators' squared length that lies in the true span. */
    public double energyInTruth() {
        double inside = 0;
        double all = 0;
        for (double[] row : learnt.rows()) {
            double[] along = Vectors.along(row, truth);
            inside += Vectors.dot(along, along);
            all += Vectors.dot(row, row);
        }
        return inside / all;
    }

    private double[][] leading() {
        return Arrays.copyOf(learnt.singular().vectors(), Math.min(truth.length, learnt.count()));
    }

    private double[] sines(double[][] leading) {
        return SingularVectors.of(Arrays.stream(leading)
                        .map(vector -> Vectors.beside(vector, truth))
                        .toArray(double[][]::new))
                .values();
    }
}
