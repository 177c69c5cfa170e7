package org.erlangen.inference.vi;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * A lower triangular matrix with a positive diagonal: a square root of a covariance.
 *
 * @param matrix shape [n, n]
 * @param logDiagonal logarithms of the diagonal, shape [n]
 */
record LowerFactor(Tensor matrix, Tensor logDiagonal) {
    private static final String BELOW = "below";
    private static final String LOG_DIAGONAL = "log-diagonal";

    /** The factor that free parameters stand for: {@code below} counts only below the diagonal. */
    static LowerFactor of(NamedTensors parameters) {
        Tensor logDiagonal = parameters.get(LOG_DIAGONAL);
        Tensor below = parameters.get(BELOW).lowerTriangle(true);
        return new LowerFactor(below.add(logDiagonal.exp().diagonalMatrix()), logDiagonal);
    }

    /** Free parameters of {@code diagonal I}. */
    static NamedTensors multipleOfIdentity(Tensors tensors, int size, double diagonal) {
        Tensor logDiagonal = tensors.zeros(tensors.range(size).shape()).add(Math.log(diagonal));
        return NamedTensors.of(BELOW, tensors.zeros(tensors.identity(size).shape()), LOG_DIAGONAL, logDiagonal);
    }

    /** Rows and columns. */
    int size() {
        return matrix.shape().size(0);
    }

    /** Trace of the covariance: the squared Frobenius norm of the factor. */
    Tensor trace() {
        return matrix.square().sumAll();
    }

    /** Log-determinant of the covariance, twice that of the factor. Units: nats. */
    Tensor logDeterminant() {
        return logDiagonal.sumAll().multiply(2);
    }
}
