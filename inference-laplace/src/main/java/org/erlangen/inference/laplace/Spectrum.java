package org.erlangen.inference.laplace;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.SymmetricEigen;
import org.erlangen.api.tensor.Tensor;

/**
 * Eigenvalues and eigenvectors of a positive semidefinite matrix, in float64.
 *
 * @param values at least zero, shape [n]
 * @param vectors columns, shape [n, n]
 * @param clamped how many values rounding had made negative
 */
record Spectrum(Tensor values, Tensor vectors, int clamped) {
    private static final String VALUES = "values";
    private static final String VECTORS = "vectors";

    /** Of a matrix that is symmetric up to rounding. */
    static Spectrum of(Tensor matrix) {
        NamedTensors found = matrix.tensors().scoped(() -> {
            Tensor exact = matrix.cast(Precision.FLOAT64);
            SymmetricEigen eigen = eigen(exact.add(exact.transposed()).multiply(0.5));
            return NamedTensors.of(VALUES, eigen.values(), VECTORS, eigen.vectors());
        });
        Tensor values = found.get(VALUES);
        int clamped = (int) values.negate().step().sumAll().item();
        return new Spectrum(values.relu(), found.get(VECTORS), clamped);
    }

    /** A solver that fails on a nearly singular matrix is asked again with 1 added to the diagonal, which is then taken from the values. */
    private static SymmetricEigen eigen(Tensor matrix) {
        try {
            return matrix.symmetricEigen();
        } catch (NumericalException singular) {
            Tensor identity = matrix.tensors().identity(matrix.shape().size(0), Precision.FLOAT64);
            SymmetricEigen shifted = matrix.add(identity).symmetricEigen();
            return new SymmetricEigen(shifted.values().subtract(1), shifted.vectors());
        }
    }

    /** {@code V diag(numbers) V^T}. */
    Tensor matrix(Tensor numbers) {
        return vectors.multiply(numbers).matmul(vectors, false, true);
    }
}
