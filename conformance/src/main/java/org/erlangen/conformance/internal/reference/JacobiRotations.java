package org.erlangen.conformance.internal.reference;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.erlangen.api.tensor.NumericalException;

/**
 * Symmetric eigenproblems by cyclic Jacobi rotations. Reads the lower triangle.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, section 8.5.
 */
public final class JacobiRotations {
    /** Convergence is quadratic; ten sweeps are usual. */
    private static final int SWEEPS = 60;

    private final int n;
    private final double[] a;
    private final double[] vectors;

    private JacobiRotations(int n, double[] lower) {
        this.n = n;
        this.a = lower;
        this.vectors = new double[n * n];
        for (int i = 0; i < n; i++) {
            vectors[i * n + i] = 1;
            for (int j = i + 1; j < n; j++) {
                a[i * n + j] = a[j * n + i];
            }
        }
    }

    /** Shape: [..., n, n] gives [..., n + 1, n]: row 0 the values, ascending; below them the vectors as columns. */
    public static Dense symmetricEigen(Dense x) {
        int n = x.size(-1);
        double[] packed = new double[x.shape().with(-2, n + 1).elements()];
        for (int matrix = 0; matrix < Products.batch(x).elements(); matrix++) {
            double[] elements = new double[n * n];
            System.arraycopy(x.elements(), matrix * n * n, elements, 0, n * n);
            JacobiRotations rotations = new JacobiRotations(n, elements);
            if (!rotations.diagonalise()) {
                throw new NumericalException(
                        "symmetricEigen of shape " + x.shape() + ": matrix " + matrix + " does not converge");
            }
            rotations.pack(packed, matrix * (n + 1) * n);
        }
        return new Dense(x.shape().with(-2, n + 1), packed);
    }

    private boolean diagonalise() {
        double size = norm(true);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double rest = norm(false);
            if (rest <= 1e-17 * size) {
                return true;
            }
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
        return false;
    }

    /** The Frobenius norm, with the diagonal or without. */
    private double norm(boolean diagonal) {
        double sum = 0;
        for (int i = 0; i < n * n; i++) {
            sum += diagonal || i / n != i % n ? a[i] * a[i] : 0;
        }
        return Math.sqrt(sum);
    }

    /** Makes the element (p, q) zero by a rotation in the plane of the two axes. */
    private void rotate(int p, int q) {
        double off = a[p * n + q];
        if (off == 0) {
            return;
        }
        double half = (a[q * n + q] - a[p * n + p]) / (2 * off);
        double tangent = Math.copySign(1, half) / (Math.abs(half) + Math.hypot(1, half));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        for (int k = 0; k < n; k++) {
            turn(a, k * n + p, k * n + q, cosine, sine);
            turn(vectors, k * n + p, k * n + q, cosine, sine);
        }
        for (int k = 0; k < n; k++) {
            turn(a, p * n + k, q * n + k, cosine, sine);
        }
        a[p * n + q] = 0;
        a[q * n + p] = 0;
    }

    private static void turn(double[] numbers, int first, int second, double cosine, double sine) {
        double x = numbers[first];
        double y = numbers[second];
        numbers[first] = cosine * x - sine * y;
        numbers[second] = sine * x + cosine * y;
    }

    private void pack(double[] packed, int at) {
        int[] ascending = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> a[i * n + i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int j = 0; j < n; j++) {
            packed[at + j] = a[ascending[j] * n + ascending[j]];
            for (int i = 0; i < n; i++) {
                packed[at + (i + 1) * n + j] = vectors[i * n + ascending[j]];
            }
        }
    }
}
