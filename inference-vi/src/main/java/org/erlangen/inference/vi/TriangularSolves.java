package org.erlangen.inference.vi;

import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** Many matrices {@code X}, shape [n, K, H], times the inverse of one lower triangular factor L. Shapes stay. */
final class TriangularSolves {
    private TriangularSolves() {}

    /** {@code L^-1 X}. */
    static Tensor fromTheLeft(Tensor factor, Tensor many) {
        Shape turned = many.transpose(1, 0, 2).shape();
        Tensor solved = factor.solveLowerTriangular(
                many.transpose(1, 0, 2).reshape(turned.size(0), turned.size(1) * turned.size(2)), false);
        return solved.reshape(turned).transpose(1, 0, 2);
    }

    /** {@code X L^-1}, or {@code X L^-T} for the transposed factor. */
    static Tensor fromTheRight(Tensor factor, boolean transposed, Tensor many) {
        Shape shape = many.shape();
        Tensor rows = many.reshape(shape.size(0) * shape.size(1), shape.size(2));
        // X L^-1 = Y is L^T Y^T = X^T.
        return factor.solveLowerTriangular(rows.transposed(), !transposed)
                .transposed()
                .reshape(shape);
    }
}
