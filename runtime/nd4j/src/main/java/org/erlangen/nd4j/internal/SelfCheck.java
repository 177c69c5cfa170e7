package org.erlangen.nd4j.internal;

import org.bytedeco.openblas.global.openblas;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;

/**
 * A few sums with known answers, done when a device opens: some releases of OpenBLAS solve triangular systems in double precision wrongly on
 * AVX-512 processors, without a word. Takes a millisecond or two.
 */
final class SelfCheck {
    private static final double TOLERANCE64 = 1e-10;
    private static final double TOLERANCE32 = 1e-3;
    private static final int SIZE = 128;

    private SelfCheck() {}

    /** Errors: refused with the name of what is wrong. */
    static void run(Nd4jDevice device) {
        require(error(solution(), expectedSolution()), TOLERANCE64, "LAPACK's Cholesky solver");
        MemoryScope scope = device.openScope();
        try {
            for (Precision precision : Precision.values()) {
                double tolerance = precision == Precision.FLOAT64 ? TOLERANCE64 : TOLERANCE32;
                require(error(product(device, precision), rightSide()), tolerance, "BLAS's product in " + precision);
                require(error(kernels(device, precision), expectedKernels()), tolerance, "ND4J in " + precision);
            }
        } finally {
            scope.close();
        }
    }

    /** Refuses an error above the tolerance, or one that is no number. */
    static void require(double error, double tolerance, String what) {
        if (!(error <= tolerance)) {
            throw new ErlangenException(
                    ErlangenException.Kind.RUN,
                    "nd4j",
                    what + " is wrong by " + error + " on this processor",
                    "at most " + tolerance,
                    "Use other versions of the native libraries, or set OPENBLAS_CORETYPE=Haswell");
        }
    }

    private static double[] matrix() {
        double[] matrix = new double[SIZE * SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                matrix[i * SIZE + j] = (i == j ? 2 : 0) + 1.0 / (1 + Math.abs(i - j));
            }
        }
        return matrix;
    }

    private static double[] expectedSolution() {
        double[] x = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            x[i] = i % 7 - 3;
        }
        return x;
    }

    private static double[] rightSide() {
        double[] matrix = matrix();
        double[] x = expectedSolution();
        double[] b = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                b[i] += matrix[i * SIZE + j] * x[j];
            }
        }
        return b;
    }

    private static double[] solution() {
        double[] matrix = matrix();
        double[] b = rightSide();
        openblas.LAPACKE_dpotrf(openblas.LAPACK_ROW_MAJOR, (byte) 'L', SIZE, matrix, SIZE);
        openblas.LAPACKE_dpotrs(openblas.LAPACK_ROW_MAJOR, (byte) 'L', SIZE, 1, matrix, SIZE, b, 1);
        return b;
    }

    private static double[] product(Nd4jDevice device, Precision precision) {
        var matrix = device.upload(Shape.of(SIZE, SIZE), precision, matrix());
        var x = device.upload(Shape.of(SIZE, 1), precision, expectedSolution());
        return device.download(device.matmul(matrix, false, x, false));
    }

    private static double[] kernels(Nd4jDevice device, Precision precision) {
        var x = device.upload(Shape.of(SIZE), precision, expectedSolution());
        var exponential = device.unary(UnaryOperation.EXP, x);
        return device.download(device.binary(BinaryOperation.ADD, exponential, x));
    }

    private static double[] expectedKernels() {
        double[] x = expectedSolution();
        for (int i = 0; i < x.length; i++) {
            x[i] += Math.exp(x[i]);
        }
        return x;
    }

    private static double error(double[] found, double[] expected) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(found[i] - expected[i]);
            if (!(error <= largest)) {
                largest = error;
            }
        }
        return largest;
    }
}
