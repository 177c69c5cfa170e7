package org.erlangen.tensor;

import org.erlangen.api.tensor.Tensor;
import org.erlangen.tensor.Rule.Derivative;
import org.erlangen.tensor.Rule.Point;

/**
 * Derivatives of factorisations and of the matrix exponential.
 *
 * <p>Source: Giles, "Collected matrix derivative results for forward and reverse mode algorithmic differentiation", 2008; Murray,
 * "Differentiation of the Cholesky decomposition", 2016; Najfeld and Havel, "Derivatives of the matrix exponential and their
 * computation", 1995.
 */
final class Factorisations {
    private Factorisations() {}

    /** {@code dL = L Phi(L^-1 dA L^-T)}; the argument counts as symmetric, so its cotangent is symmetric. */
    static Derivative cholesky(Point at) {
        Tensor factor = at.y();
        return new Derivative(
                t -> factor.matmul(halfDiagonal(congruent(factor, symmetric(t), false))),
                c -> symmetric(
                        congruent(factor, halfDiagonal(factor.matmul(c.lowerTriangle(false), true, false)), true)));
    }

    /** {@code L^-1 m L^-T}, or {@code L^-T m L^-1} when transposed. */
    private static Tensor congruent(Tensor factor, Tensor m, boolean transposed) {
        Tensor left = factor.solveLowerTriangular(m, transposed);
        return factor.solveLowerTriangular(left.transposed(), transposed).transposed();
    }

    /** The lower triangle with half the diagonal. */
    private static Tensor halfDiagonal(Tensor m) {
        return m.lowerTriangle(true).add(m.lowerTriangle(false)).multiply(0.5);
    }

    private static Tensor symmetric(Tensor m) {
        return m.add(m.transposed()).multiply(0.5);
    }

    /** {@code L x = b} by L: {@code dx = -L^-1 dL x}; only the lower triangle counts. */
    static Derivative triangularMatrix(Point at, boolean transposed) {
        Tensor factor = at.x()[0];
        Tensor solution = at.y();
        return new Derivative(
                t -> factor.solveLowerTriangular(t.lowerTriangle(false).matmul(solution, transposed, false), transposed)
                        .negate(),
                c -> {
                    Tensor right = factor.solveLowerTriangular(c, !transposed);
                    Tensor product =
                            transposed ? solution.matmul(right, false, true) : right.matmul(solution, false, true);
                    return product.lowerTriangle(false).negate();
                });
    }

    /** {@code dw = diag(V^T dA V)}, {@code dV = V (F o V^T dA V)}, {@code F_ij = 1/(w_j - w_i)}; 0 where two values coincide. */
    static Derivative symmetricEigen(Point at) {
        int size = at.by().shape().size(-1);
        int row = at.by().shape().rank() - 2;
        Tensor values = at.y().slice(row, 0, 1);
        Tensor vectors = at.y().slice(row, 1, size + 1);
        Tensor gaps = values.subtract(values.transposed());
        Tensor zero = gaps.tensors().scalar(0, gaps.precision());
        Tensor one = gaps.tensors().scalar(1, gaps.precision());
        Tensor degenerate = gaps.equalTo(zero);
        Tensor inverseGaps =
                degenerate.select(zero, degenerate.select(one, gaps).reciprocal());
        return new Derivative(
                t -> {
                    Tensor inner = vectors.matmul(symmetric(t).matmul(vectors), true, false);
                    return at.engine()
                            .concatenate(
                                    row, inner.diagonal().expand(row), vectors.matmul(inner.multiply(inverseGaps)));
                },
                c -> {
                    Tensor turned = vectors.matmul(c.slice(row, 1, size + 1), true, false);
                    Tensor inner =
                            c.slice(row, 0, 1).squeeze(row).diagonalMatrix().add(turned.multiply(inverseGaps));
                    return symmetric(vectors.matmul(inner).matmul(vectors, false, true));
                });
    }

    /** {@code exp([[A, E], [0, A]]) = [[e^A, L(A, E)], [0, e^A]]}; the transpose of L(A, .) is L(A^T, .). */
    static Derivative exponential(Point at) {
        Tensor matrix = at.by();
        return new Derivative(t -> frechet(matrix, t), c -> frechet(matrix.transposed(), c));
    }

    private static Tensor frechet(Tensor matrix, Tensor direction) {
        int size = matrix.shape().size(-1);
        int row = matrix.shape().rank() - 2;
        Tensor upper = matrix.tensors().concatenate(row + 1, matrix, direction);
        Tensor lower = matrix.pad(row + 1, size, 0);
        Tensor exponential = matrix.tensors().concatenate(row, upper, lower).matrixExponential();
        return exponential.slice(row, 0, size).slice(row + 1, size, 2 * size);
    }
}
