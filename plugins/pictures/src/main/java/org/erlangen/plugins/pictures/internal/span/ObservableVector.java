package org.erlangen.plugins.pictures.internal.span;

/**
 * A quadratic observable {@code x^T A x / 2 + b^T x} as a vector of M (M + 1) / 2 + M numbers, of the length that its generator [J A, J b]
 * has: {@code (A_11, sqrt 2 A_12, ..., A_22, ..., b)}.
 */
final class ObservableVector {
    private ObservableVector() {}

    /** The vector of W (M rows of M numbers, row-major; only A = W + W^T counts) and b. */
    static double[] of(double[] quadratic, double[] linear) {
        int states = linear.length;
        double[] vector = new double[states * (states + 1) / 2 + states];
        int place = 0;
        for (int i = 0; i < states; i++) {
            for (int j = i; j < states; j++) {
                double second = quadratic[i * states + j] + quadratic[j * states + i];
                vector[place++] = i == j ? second : Math.sqrt(2) * second;
            }
        }
        System.arraycopy(linear, 0, vector, place, states);
        return vector;
    }

    /** A with b as one more column, M rows of M + 1 numbers each. */
    static double[][] matrix(double[] vector, int states) {
        double[][] matrix = new double[states][states + 1];
        int place = 0;
        for (int i = 0; i < states; i++) {
            for (int j = i; j < states; j++) {
                double second = i == j ? vector[place] : vector[place] / Math.sqrt(2);
                matrix[i][j] = second;
                matrix[j][i] = second;
                place++;
            }
        }
        for (int i = 0; i < states; i++) {
            matrix[i][states] = vector[place + i];
        }
        return matrix;
    }
}
