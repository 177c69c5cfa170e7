package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.FACTORISED;

import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Shape;

/** Factorisations, triangular systems, eigenproblems and exponentials. */
final class MatrixCases {
    private static final int[][] SIZES = {
        {1, 1}, {2, 2}, {5, 5}, {37, 37}, {4, 3, 3}, {2, 3, 4, 4}, {0, 0}, {0, 3, 3}, {2, 0, 0}, {1301, 3, 3}
    };

    private MatrixCases() {}

    static void addTo(Cases cases) {
        for (int[] sizes : SIZES) {
            Shape shape = Shape.of(sizes);
            addTriangular(cases, shape);
            addExponentials(cases, shape);
            addEigen(cases, "random " + shape, in -> symmetric(in, shape));
        }
        addEigen(cases, "of the identity", in -> in.of(Shape.of(3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1));
        addEigen(cases, "of zero", in -> in.device().fill(Shape.of(4, 4), in.precision(), 0));
        addEigen(cases, "of a diagonal in descending order", in -> in.of(Shape.of(3, 3), 5, 0, 0, 0, 1, 0, 0, 0, -2));
    }

    private static void addTriangular(Cases cases, Shape shape) {
        cases.add(
                "cholesky",
                shape + ", the upper triangle not read",
                FACTORISED,
                in -> in.device().cholesky(in.of(shape, positive(in, shape))));
        for (int columns : new int[] {1, 4, 0}) {
            for (boolean transposed : new boolean[] {false, true}) {
                String name = shape + " with " + columns + " columns" + (transposed ? ", transposed" : "");
                int[] right = shape.with(-1, columns).sizes();
                cases.add("solveLowerTriangular", name, FACTORISED, in -> {
                    Array l = in.device().cholesky(in.of(shape, positive(in, shape)));
                    return in.device().solveLowerTriangular(l, in.normal(right), transposed);
                });
            }
        }
    }

    private static void addExponentials(Cases cases, Shape shape) {
        for (double scale : new double[] {0, 1e-6, 0.3, 2}) {
            cases.add(
                    "matrixExponential",
                    shape + " times " + scale,
                    FACTORISED,
                    in -> in.device()
                            .matrixExponential(scaled(in, shape, scale / Math.sqrt(Math.max(1, shape.size(-1))))));
        }
    }

    /** Eigenvectors are not unique, so the values are compared, and what the vectors are for. */
    private static void addEigen(Cases cases, String name, Case.Computation matrix) {
        cases.add("symmetricEigen", name + ": values", FACTORISED, in -> values(in, matrix));
        cases.add("symmetricEigen", name + ": vectors are orthonormal", FACTORISED, in -> {
            Array vectors = vectors(in.device(), in.device().symmetricEigen(matrix.on(in)));
            return in.device().matmul(vectors, true, vectors, false);
        });
        cases.add("symmetricEigen", name + ": matrix from values and vectors", FACTORISED, in -> {
            Array packed = in.device().symmetricEigen(matrix.on(in));
            int axis = packed.shape().rank() - 2;
            Array vectors = vectors(in.device(), packed);
            Array values = in.device().slice(packed, axis, 0, 1, 1);
            Array scaled = in.device().binary(BinaryOperation.MULTIPLY, vectors, values);
            return in.device().matmul(scaled, false, vectors, true);
        });
    }

    private static Array values(Inputs in, Case.Computation matrix) {
        Array packed = in.device().symmetricEigen(matrix.on(in));
        return in.device().slice(packed, packed.shape().rank() - 2, 0, 1, 1);
    }

    private static Array vectors(ComputeDevice device, Array packed) {
        int axis = packed.shape().rank() - 2;
        return device.slice(packed, axis, 1, packed.shape().size(axis), 1);
    }

    /** Diagonally dominant, so well conditioned; the upper triangle is noise. */
    private static double[] positive(Inputs in, Shape shape) {
        int n = shape.size(-1);
        double[] elements = in.normals(shape.elements());
        for (int i = 0; i < elements.length; i++) {
            int row = i / n % n;
            int column = i % n;
            elements[i] = row == column ? n + 1 + Math.abs(elements[i]) : Math.tanh(elements[i]);
        }
        return elements;
    }

    private static Array symmetric(Inputs in, Shape shape) {
        int n = shape.size(-1);
        double[] elements = in.normals(shape.elements());
        for (int i = 0; i < elements.length; i++) {
            int row = i / n % n;
            int column = i % n;
            elements[i] = elements[i - i % (n * n) + Math.max(row, column) * n + Math.min(row, column)];
        }
        return in.of(shape, elements);
    }

    private static Array scaled(Inputs in, Shape shape, double scale) {
        double[] elements = in.normals(shape.elements());
        for (int i = 0; i < elements.length; i++) {
            elements[i] *= scale;
        }
        return in.of(shape, elements);
    }
}
