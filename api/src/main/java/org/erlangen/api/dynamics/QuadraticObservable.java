package org.erlangen.api.dynamics;

import java.util.Arrays;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** A quadratic function of states: {@code C(x) = 1/2 x^T A x + b^T x}. */
public final class QuadraticObservable implements Observable {
    private final String name;
    private final double[][] matrix;
    private final double[] vector;

    /** Shape: {@code matrix} A [M][M], of which the symmetric part counts; {@code vector} b [M]. */
    public QuadraticObservable(String name, double[][] matrix, double[] vector) {
        int size = vector.length;
        if (matrix.length != size || Arrays.stream(matrix).anyMatch(row -> row.length != size)) {
            throw new IllegalArgumentException("'" + name + "' needs a matrix of " + size + " x " + size);
        }
        this.name = name;
        this.matrix = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                this.matrix[row][column] = 0.5 * (matrix[row][column] + matrix[column][row]);
            }
        }
        this.vector = vector.clone();
    }

    @Override
    public String name() {
        return name;
    }

    /** The symmetric matrix A (a copy). Shape: [M][M]. */
    public double[][] matrix() {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    /** The vector b (a copy). Shape: [M]. */
    public double[] vector() {
        return vector.clone();
    }

    @Override
    public Tensor value(Tensor x) {
        Tensors tensors = x.tensors();
        int size = vector.length;
        double[] elements =
                Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
        Tensor a = tensors.of(Shape.of(size, size), x.precision(), elements);
        Tensor b = tensors.of(Shape.of(size), x.precision(), vector);
        Tensor flat = x.reshape(-1, size);
        Tensor value = flat.matmul(a).multiply(0.5).add(b).multiply(flat).sum(-1);
        return value.reshape(x.shape().without(-1));
    }
}
