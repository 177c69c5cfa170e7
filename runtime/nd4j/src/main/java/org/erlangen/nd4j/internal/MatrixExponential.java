package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas;

/**
 * Matrix exponentials of one size by scaling and squaring with the diagonal Pade quotient of degree 13.
 *
 * <p>Source: Higham, "The scaling and squaring method for the matrix exponential revisited", SIAM J. Matrix Anal. Appl. 26 (2005),
 * algorithm 2.3.
 */
final class MatrixExponential {
    private static final double LARGEST_NORM = 5.371920351148152;

    /** Smaller matrices cost less in plain loops than in BLAS and LAPACK. */
    private static final int SMALL = 20;

    private static final double[] PADE = {
        64764752532480000.0,
        32382376266240000.0,
        7771770303897600.0,
        1187353796428800.0,
        129060195264000.0,
        10559470521600.0,
        670442572800.0,
        33522128640.0,
        1323241920.0,
        40840800.0,
        960960.0,
        16380.0,
        182.0,
        1.0
    };

    private final int n;

    MatrixExponential(int n) {
        this.n = n;
    }

    /** {@code e^a}; NaN where {@code a} is not finite. Leaves {@code a} as it is. */
    double[] of(double[] a) {
        double norm = norm(a);
        if (!Double.isFinite(norm)) {
            double[] unknown = new double[n * n];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        }
        int squarings = norm <= LARGEST_NORM ? 0 : Math.getExponent(norm / LARGEST_NORM) + 1;
        double[] scaled = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            scaled[i] = Math.scalb(a[i], -squarings);
        }
        double[] power = quotient(scaled);
        for (int i = 0; i < squarings; i++) {
            power = product(power, power);
        }
        return power;
    }

    /** {@code (v - u)^-1 (v + u)} with u the odd and v the even part of the polynomial. */
    private double[] quotient(double[] a) {
        double[] a2 = product(a, a);
        double[] a4 = product(a2, a2);
        double[] a6 = product(a4, a2);
        double[] odd = polynomial(1, a2, a4, a6);
        double[] even = polynomial(0, a2, a4, a6);
        double[] u = product(a, odd);
        double[] numerator = new double[n * n];
        double[] denominator = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            numerator[i] = even[i] + u[i];
            denominator[i] = even[i] - u[i];
        }
        solve(denominator, numerator);
        return numerator;
    }

    /** {@code a6 (c8 a2 + c10 a4 + c12 a6) + c6 a6 + c4 a4 + c2 a2 + c0}, every index one more for the odd part. */
    private double[] polynomial(int odd, double[] a2, double[] a4, double[] a6) {
        double[] z = product(a6, combination(odd + 8, a2, a4, a6));
        double[] low = combination(odd + 2, a2, a4, a6);
        for (int i = 0; i < n * n; i++) {
            z[i] += low[i];
        }
        for (int i = 0; i < n; i++) {
            z[i * n + i] += PADE[odd];
        }
        return z;
    }

    private double[] combination(int first, double[] a2, double[] a4, double[] a6) {
        double[] z = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            z[i] = PADE[first] * a2[i] + PADE[first + 2] * a4[i] + PADE[first + 4] * a6[i];
        }
        return z;
    }

    private double[] product(double[] x, double[] y) {
        double[] z = new double[n * n];
        if (n < SMALL) {
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    double factor = x[i * n + k];
                    for (int j = 0;
                            factor != 0 && j < n;
                            j++) { // derivatives are those of matrices with a block of zeros
                        z[i * n + j] += factor * y[k * n + j];
                    }
                }
            }
        } else {
            openblas.cblas_dgemm(
                    openblas.CblasRowMajor,
                    openblas.CblasNoTrans,
                    openblas.CblasNoTrans,
                    n,
                    n,
                    n,
                    1,
                    x,
                    n,
                    y,
                    n,
                    0,
                    z,
                    n);
        }
        return z;
    }

    /** Solves {@code a z = b} in place of b. The denominator is well conditioned at these norms (Higham, table 2.1). */
    private void solve(double[] a, double[] b) {
        if (n >= SMALL) {
            openblas.LAPACKE_dgesv(openblas.LAPACK_ROW_MAJOR, n, n, a, n, new int[n], b, n);
            return;
        }
        for (int column = 0; column < n; column++) {
            swap(column, pivot(a, column), a, b);
            for (int row = column + 1; row < n; row++) {
                double factor = a[row * n + column] / a[column * n + column];
                subtract(a, row, column, factor);
                subtract(b, row, column, factor);
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int later = row + 1; later < n; later++) {
                subtract(b, row, later, a[row * n + later]);
            }
            for (int i = 0; i < n; i++) {
                b[row * n + i] /= a[row * n + row];
            }
        }
    }

    /** The row, from the diagonal on, with the largest number of a column. */
    private int pivot(double[] a, int column) {
        int best = column;
        for (int row = column + 1; row < n; row++) {
            if (Math.abs(a[row * n + column]) > Math.abs(a[best * n + column])) {
                best = row;
            }
        }
        return best;
    }

    private void swap(int row, int other, double[]... matrices) {
        for (double[] matrix : matrices) {
            for (int i = 0; row != other && i < n; i++) {
                double number = matrix[row * n + i];
                matrix[row * n + i] = matrix[other * n + i];
                matrix[other * n + i] = number;
            }
        }
    }

    private void subtract(double[] matrix, int row, int other, double factor) {
        for (int i = 0; i < n; i++) {
            matrix[row * n + i] -= factor * matrix[other * n + i];
        }
    }

    /** The largest sum of absolute values of a column. */
    private double norm(double[] a) {
        double largest = 0;
        for (int column = 0; column < n; column++) {
            double sum = 0;
            for (int row = 0; row < n; row++) {
                sum += Math.abs(a[row * n + column]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
