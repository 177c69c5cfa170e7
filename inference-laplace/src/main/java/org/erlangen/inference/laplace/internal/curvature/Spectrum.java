package org.erlangen.inference.laplace.internal.curvature;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.SymmetricEigen;
import org.erlangen.api.tensor.Tensor;

/**
 * Eigenvalues and eigenvectors of a positive semidefinite matrix, or of each of a batch, in float64.
 *
 * @param values at least zero, shape [..., n]
 * @param vectors columns, shape [..., n, n]
 * @param repairs what had to be mended
 */
record Spectrum(Tensor values, Tensor vectors, Repairs repairs) {
    private static final String VALUES = "values";
    private static final String VECTORS = "vectors";
    private static final String SHIFTED = "shifted";

    /** Of a matrix that is symmetric up to rounding. */
    static Spectrum of(Tensor matrix) {
        NamedTensors found = matrix.tensors().scoped(() -> {
            Tensor exact = matrix.cast(Precision.FLOAT64);
            return eigen(exact.add(exact.transposed()).multiply(0.5));
        });
        Tensor values = found.get(VALUES);
        int clamped = (int) values.negate().step().sumAll().item();
        int shifted = (int) found.get(SHIFTED).item();
        return new Spectrum(values.relu(), found.get(VECTORS), new Repairs(clamped, shifted));
    }

    private static NamedTensors eigen(Tensor matrix) {
        try {
            return named(matrix.symmetricEigen(), 0);
        } catch (NumericalException singular) {
            return named(shifted(matrix), 1);
        }
    }

    private static NamedTensors named(SymmetricEigen eigen, int shifted) {
        Tensor count = eigen.values().tensors().scalar(shifted);
        return NamedTensors.of(VALUES, eigen.values(), VECTORS, eigen.vectors()).with(SHIFTED, count);
    }

    /** A solver that fails on a nearly singular matrix is asked again with 1 added to the diagonal, which is then taken from the values. */
    private static SymmetricEigen shifted(Tensor matrix) {
        Tensor identity = matrix.tensors().identity(matrix.shape().size(-1), Precision.FLOAT64);
        SymmetricEigen shifted = matrix.add(identity).symmetricEigen();
        return new SymmetricEigen(shifted.values().subtract(1), shifted.vectors());
    }

    /** {@code V diag(numbers) V^T}. Shape: numbers [..., n]. */
    Tensor matrix(Tensor numbers) {
        return vectors.multiply(numbers.expand(-2)).matmul(vectors, false, true);
    }
}
