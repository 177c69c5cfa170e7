package org.erlangen.conformance.internal.reference;

import org.erlangen.api.tensor.NumericalException;

/** Cholesky factors and triangular systems. */
public final class Triangular {
    private Triangular() {}

    /** Lower Cholesky factors. Shape: [..., n, n]; only the lower triangle is read. */
    public static Dense cholesky(Dense x) {
        int n = x.size(-1);
        double[] a = x.elements();
        double[] l = new double[a.length];
        for (int matrix = 0; matrix < Products.batch(x).elements(); matrix++) {
            int at = matrix * n * n;
            for (int j = 0; j < n; j++) {
                double pivot = a[at + j * n + j] - dot(l, at + j * n, at + j * n, j);
                if (!(pivot > 0) || Double.isInfinite(pivot)) {
                    throw new NumericalException("cholesky of shape " + x.shape() + ": matrix " + matrix
                            + " is not positive definite, pivot " + j + " is " + pivot);
                }
                double root = Math.sqrt(pivot);
                l[at + j * n + j] = root;
                for (int i = j + 1; i < n; i++) {
                    l[at + i * n + j] = (a[at + i * n + j] - dot(l, at + i * n, at + j * n, j)) / root;
                }
            }
        }
        return new Dense(x.shape(), l);
    }

    private static double dot(double[] numbers, int first, int second, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += numbers[first + k] * numbers[second + k];
        }
        return sum;
    }

    /** Solves {@code L z = b} or {@code L^T z = b}. Shape: l [..., n, n], b [..., n, m]. */
    public static Dense solve(Dense l, Dense b, boolean transposed) {
        int n = b.size(-2);
        int m = b.size(-1);
        double[] z = b.elements().clone();
        for (int matrix = 0; matrix < Products.batch(l).elements(); matrix++) {
            int atL = matrix * n * n;
            int atZ = matrix * n * m;
            for (int step = 0; step < n; step++) {
                int i = transposed ? n - 1 - step : step;
                double diagonal = l.elements()[atL + i * n + i];
                for (int column = 0; column < m; column++) {
                    z[atZ + i * m + column] /= diagonal;
                }
                for (int later = step + 1; later < n; later++) {
                    int j = transposed ? n - 1 - later : later;
                    double factor = l.elements()[transposed ? atL + i * n + j : atL + j * n + i];
                    for (int column = 0; column < m; column++) {
                        z[atZ + j * m + column] -= factor * z[atZ + i * m + column];
                    }
                }
            }
        }
        return new Dense(b.shape(), z);
    }
}
