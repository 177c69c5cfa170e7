package org.erlangen.tensor;

import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.tensor.Primitive.Resample;
import org.erlangen.tensor.Primitive.ResampleAdjoint;
import org.erlangen.tensor.Primitive.ResampleProduct;
import org.erlangen.tensor.Rule.Derivative;
import org.erlangen.tensor.Rule.Point;

/**
 * Derivatives of the three resampling primitives by the reading positions. Bilinear weights are linear along each axis, so the
 * derivative raises the order along that axis from 0 to 1, and that of order 1 is zero.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 3, gradients.
 */
final class Resampling {
    private Resampling() {}

    /** Whether an argument is a position along which the order is 1 already. */
    static boolean isConstant(Primitive primitive, int argument) {
        if (primitive instanceof Resample p) {
            return isConstant(p.order(), argument - 1);
        }
        if (primitive instanceof ResampleAdjoint p) {
            return isConstant(p.order(), argument - 1);
        }
        return primitive instanceof ResampleProduct p && isConstant(p.order(), argument - 2);
    }

    /** {@code resample(image, rows, columns)} by rows or columns. */
    static Derivative position(Point at, ResampleOrder order) {
        ResampleOrder raised = Rules.raised(order, at.argument() == 1);
        Value[] x = at.x();
        return new Derivative(
                t -> t.expand(1).multiply(at.engine().apply(new Resample(raised), x)),
                c -> at.engine().apply(new ResampleProduct(raised), c, x[0], x[1], x[2]));
    }

    /** {@code resampleAdjoint(y, rows, columns)} by rows or columns. */
    static Derivative adjointPosition(Point at, ResampleAdjoint p) {
        ResampleOrder raised = Rules.raised(p.order(), at.argument() == 1);
        Value[] x = at.x();
        return new Derivative(
                t -> at.engine().apply(new ResampleAdjoint(raised, p.shape()), x[0].multiply(t.expand(1)), x[1], x[2]),
                c -> at.engine().apply(new ResampleProduct(raised), x[0], c, x[1], x[2]));
    }

    /** {@code resampleProduct(y, image, rows, columns)} by rows or columns. */
    static Derivative productPosition(Point at, ResampleOrder order) {
        ResampleOrder raised = Rules.raised(order, at.argument() == 2);
        Tensor slope = at.engine().apply(new ResampleProduct(raised), at.x());
        return new Derivative(slope::multiply, slope::multiply);
    }

    private static boolean isConstant(ResampleOrder order, int position) {
        return (position == 0 && order.rows() == 1) || (position == 1 && order.columns() == 1);
    }
}
