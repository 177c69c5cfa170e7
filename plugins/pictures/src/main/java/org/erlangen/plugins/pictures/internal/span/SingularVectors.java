package org.erlangen.plugins.pictures.internal.span;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Singular values and right singular vectors of a matrix of few rows, by turning pairs of rows until all are orthogonal (one-sided Jacobi):
 * small values are as exact as large ones.
 *
 * <p>Source: Hestenes, "Inversion of matrices by biorthogonalization and related results", J. SIAM 6 (1958).
 */
final class SingularVectors {
    private static final int SWEEPS = 60;
    /** Cosines between rows that count as 0. */
    private static final double ORTHOGONAL = 1e-15;
    /** Singular values that are rounding errors, relative to the largest. */
    private static final double ROUNDING = 1e-13;

    private final double[] values;
    private final double[][] vectors;

    private SingularVectors(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** Those of K rows. */
    static SingularVectors of(double[][] matrix) {
        double[][] rows = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        boolean turned = true;
        for (int sweep = 0; sweep < SWEEPS && turned; sweep++) {
            turned = false;
            for (int i = 0; i < rows.length; i++) {
                for (int j = i + 1; j < rows.length; j++) {
                    turned |= turn(rows[i], rows[j]);
                }
            }
        }
        Arrays.sort(rows, Comparator.comparingDouble(row -> -Vectors.norm(row)));
        double[] values = Arrays.stream(rows).mapToDouble(Vectors::norm).toArray();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = values[i] == 0 ? rows[i] : Vectors.scaled(rows[i], 1 / values[i]);
        }
        return new SingularVectors(values, rows);
    }

    /** Turns two rows in their plane until they are orthogonal; whether they were not before. */
    private static boolean turn(double[] x, double[] y) {
        double xx = Vectors.dot(x, x);
        double yy = Vectors.dot(y, y);
        double xy = Vectors.dot(x, y);
        if (Math.abs(xy) <= ORTHOGONAL * Math.sqrt(xx * yy)) {
            return false;
        }
        double cotangent = (yy - xx) / (2 * xy);
        double tangent = Math.copySign(1, cotangent) / (Math.abs(cotangent) + Math.hypot(1, cotangent));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = cosine * tangent;
        for (int i = 0; i < x.length; i++) {
            double before = x[i];
            x[i] = cosine * before - sine * y[i];
            y[i] = sine * before + cosine * y[i];
        }
        return true;
    }

    /** Singular values, largest first; as many as rows. */
    double[] values() {
        return values.clone();
    }

    /** Right singular vectors in the same order; zeros where the value is 0. */
    double[][] vectors() {
        return Arrays.stream(vectors).map(double[]::clone).toArray(double[][]::new);
    }

    /** An orthonormal basis of the rows' span. */
    double[][] basis() {
        int rank = 0;
        while (rank < values.length && values[rank] > ROUNDING * values[0]) {
            rank++;
        }
        return Arrays.copyOf(vectors(), rank);
    }
}
