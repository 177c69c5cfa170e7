package org.erlangen.conformance.internal.reference;

import java.util.Arrays;

/**
 * Matrix exponentials by scaling and squaring: {@code e^A = (e^(A / 2^s))^(2^s)}, the inner one by its Taylor series, whose remainder
 * after 18 terms is below 1e-22 when the norm is at most 1/2.
 */
public final class MatrixExponential {
    private static final int TERMS = 18;
    private static final double LARGEST_NORM = 0.5;

    private MatrixExponential() {}

    /** Shape: [..., n, n]. A matrix with elements that are not finite gives NaN. */
    public static Dense exponential(Dense x) {
        int n = x.size(-1);
        double[] result = new double[x.elements().length];
        for (int matrix = 0; matrix < Products.batch(x).elements(); matrix++) {
            int at = matrix * n * n;
            double[] exponential = exponential(Arrays.copyOfRange(x.elements(), at, at + n * n), n);
            System.arraycopy(exponential, 0, result, at, n * n);
        }
        return new Dense(x.shape(), result);
    }

    private static double[] exponential(double[] a, int n) {
        double norm = norm(a, n);
        if (!Double.isFinite(norm)) {
            double[] unknown = new double[n * n];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        }
        int squarings = norm <= LARGEST_NORM ? 0 : Math.getExponent(norm / LARGEST_NORM) + 1;
        double[] scaled = a.clone();
        for (int i = 0; i < n * n; i++) {
            scaled[i] = Math.scalb(a[i], -squarings);
        }
        double[] power = taylor(scaled, n);
        for (int i = 0; i < squarings; i++) {
            power = product(power, power, n);
        }
        return power;
    }

    /** {@code 1 + A (1 + A/2 (1 + A/3 (...)))}. */
    private static double[] taylor(double[] a, int n) {
        double[] sum = identity(n);
        for (int term = TERMS; term >= 1; term--) {
            double[] next = product(a, sum, n);
            sum = identity(n);
            for (int i = 0; i < n * n; i++) {
                sum[i] += next[i] / term;
            }
        }
        return sum;
    }

    /** The largest sum of absolute values of a row. */
    private static double norm(double[] a, int n) {
        double largest = 0;
        for (int row = 0; row < n; row++) {
            double sum = 0;
            for (int column = 0; column < n; column++) {
                sum += Math.abs(a[row * n + column]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    private static double[] identity(int n) {
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        return identity;
    }

    private static double[] product(double[] x, double[] y, int n) {
        double[] result = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    result[i * n + j] += x[i * n + k] * y[k * n + j];
                }
            }
        }
        return result;
    }
}
