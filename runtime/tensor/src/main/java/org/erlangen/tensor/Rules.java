package org.erlangen.tensor;

import static org.erlangen.tensor.Rule.elementwise;
import static org.erlangen.tensor.Rule.linear;
import static org.erlangen.tensor.Rule.summed;
import static org.erlangen.tensor.Rule.times;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.UnaryOperation;
import org.erlangen.tensor.Primitive.Binary;
import org.erlangen.tensor.Primitive.Broadcast;
import org.erlangen.tensor.Primitive.Cast;
import org.erlangen.tensor.Primitive.Cholesky;
import org.erlangen.tensor.Primitive.Concatenate;
import org.erlangen.tensor.Primitive.Convolve;
import org.erlangen.tensor.Primitive.ConvolveInput;
import org.erlangen.tensor.Primitive.ConvolveKernel;
import org.erlangen.tensor.Primitive.Eigen;
import org.erlangen.tensor.Primitive.Flip;
import org.erlangen.tensor.Primitive.Matmul;
import org.erlangen.tensor.Primitive.MatrixExponential;
import org.erlangen.tensor.Primitive.MultiplyBlocks;
import org.erlangen.tensor.Primitive.MultiplyBlocksInput;
import org.erlangen.tensor.Primitive.MultiplyBlocksWeight;
import org.erlangen.tensor.Primitive.Pad;
import org.erlangen.tensor.Primitive.Patches;
import org.erlangen.tensor.Primitive.PatchesAdjoint;
import org.erlangen.tensor.Primitive.Pick;
import org.erlangen.tensor.Primitive.Place;
import org.erlangen.tensor.Primitive.Reduce;
import org.erlangen.tensor.Primitive.Resample;
import org.erlangen.tensor.Primitive.ResampleAdjoint;
import org.erlangen.tensor.Primitive.ResampleProduct;
import org.erlangen.tensor.Primitive.Reshape;
import org.erlangen.tensor.Primitive.ScatterAdd;
import org.erlangen.tensor.Primitive.Select;
import org.erlangen.tensor.Primitive.Slice;
import org.erlangen.tensor.Primitive.SolveLowerTriangular;
import org.erlangen.tensor.Primitive.Take;
import org.erlangen.tensor.Primitive.Transpose;
import org.erlangen.tensor.Primitive.Unary;
import org.erlangen.tensor.Rule.Derivative;
import org.erlangen.tensor.Rule.Partial;
import org.erlangen.tensor.Rule.Point;
import org.jspecify.annotations.Nullable;

/**
 * All derivative rules, each in the same primitives that it differentiates. One rule per argument; a missing rule means that the
 * result does not depend on that argument smoothly (comparisons, rounding, indices), so that its derivative is zero.
 *
 * <p>x are the arguments, y the result, t a tangent of an argument, c a cotangent of the result.
 */
final class Rules {
    private static final Map<UnaryOperation, Partial> UNARY = new EnumMap<>(UnaryOperation.class);
    private static final Map<BinaryOperation, List<Partial>> BINARY = new EnumMap<>(BinaryOperation.class);
    private static final Map<Class<? extends Primitive>, List<Rule<?>>> TABLE = new HashMap<>();

    static {
        unary(UnaryOperation.NEGATE, (x, y) -> Tensor::negate);
        unary(UnaryOperation.ABSOLUTE, times((x, y) -> x[0].sign()));
        unary(UnaryOperation.RECIPROCAL, times((x, y) -> y.square().negate()));
        unary(UnaryOperation.SQUARE, times((x, y) -> x[0].multiply(2)));
        unary(UnaryOperation.SQRT, (x, y) -> t -> t.divide(y).multiply(0.5));
        unary(UnaryOperation.EXP, (x, y) -> t -> t.multiply(y));
        unary(UnaryOperation.EXPM1, times((x, y) -> y.add(1)));
        unary(UnaryOperation.LOG, (x, y) -> t -> t.divide(x[0]));
        unary(UnaryOperation.LOG1P, (x, y) -> t -> t.divide(x[0].add(1)));
        unary(UnaryOperation.SIN, times((x, y) -> x[0].cos()));
        unary(UnaryOperation.COS, times((x, y) -> x[0].sin().negate()));
        unary(UnaryOperation.TANH, times((x, y) -> one(y).subtract(y.square())));
        unary(UnaryOperation.SIGMOID, times((x, y) -> y.subtract(y.square())));
        unary(UnaryOperation.SOFTPLUS, times((x, y) -> x[0].sigmoid()));
        unary(UnaryOperation.RELU, times((x, y) -> x[0].step()));

        binary(BinaryOperation.ADD, (x, y) -> t -> t, (x, y) -> t -> t);
        binary(BinaryOperation.SUBTRACT, (x, y) -> t -> t, (x, y) -> Tensor::negate);
        binary(BinaryOperation.MULTIPLY, (x, y) -> t -> t.multiply(x[1]), (x, y) -> t -> t.multiply(x[0]));
        binary(
                BinaryOperation.DIVIDE,
                (x, y) -> t -> t.divide(x[1]),
                (x, y) -> t -> t.multiply(y).divide(x[1]).negate());
        binary(
                BinaryOperation.POWER,
                times((x, y) -> x[1].multiply(x[0].power(x[1].subtract(1)))),
                times((x, y) -> y.multiply(x[0].log())));
        binary(
                BinaryOperation.MAXIMUM,
                times((x, y) -> x[0].greaterOrEqual(x[1])),
                times((x, y) -> x[1].greater(x[0])));
        binary(
                BinaryOperation.MINIMUM,
                times((x, y) -> x[1].greaterOrEqual(x[0])),
                times((x, y) -> x[0].greater(x[1])));

        rules(
                Select.class,
                none(),
                elementwise((x, y) -> t -> x[0].select(t, zero(t))),
                elementwise((x, y) -> t -> x[0].select(zero(t), t)));
        rules(Cast.class, linear((p, at, c) -> c.cast(at.by().precision())));

        rules(
                Pick.class,
                linear((p, at, c) -> at.engine().apply(new Place(at.by().shape(), p.axes()), c, at.x()[1])),
                none());
        rules(
                Place.class,
                linear((p, at, c) -> at.engine()
                        .apply(
                                new Pick(p.axes()),
                                c,
                                at.x()[1].broadcastTo(p.shape().without(p.axes())))),
                none());

        rules(Reshape.class, linear((p, at, c) -> c.reshape(at.by().shape())));
        rules(Transpose.class, linear((p, at, c) -> c.transpose(inverse(p.order()))));
        rules(Broadcast.class, linear((p, at, c) -> summed(c, at.by())));
        rules(Slice.class, linear(Rules::sliceTransposed));
        rules(Pad.class, linear(Rules::padTransposed));
        rules(Flip.class, linear((p, at, c) -> c.flip(p.axis())));
        rules(
                Take.class,
                linear((p, at, c) -> c.scatterAdd(p.axis(), at.by().shape().size(p.axis()), p.indices())));
        rules(ScatterAdd.class, linear((p, at, c) -> c.take(p.axis(), p.indices())));

        rules(Matmul.class, linear(Rules::matmulLeft), linear(Rules::matmulRight));
        rules(
                MultiplyBlocks.class,
                linear((p, at, c) -> at.engine().apply(new MultiplyBlocksInput(), c, at.x()[1])),
                linear((p, at, c) -> at.engine().apply(new MultiplyBlocksWeight(), at.x()[0], c)));
        rules(
                MultiplyBlocksInput.class,
                linear((p, at, c) -> c.multiplyBlocks(at.x()[1])),
                linear((p, at, c) -> at.engine().apply(new MultiplyBlocksWeight(), c, at.x()[0])));
        rules(
                MultiplyBlocksWeight.class,
                linear((p, at, c) -> at.engine().apply(new MultiplyBlocksInput(), at.x()[1], c)),
                linear((p, at, c) -> at.x()[0].multiplyBlocks(c)));
        rules(
                Convolve.class,
                linear((p, at, c) -> at.engine()
                        .convolveInput(c, at.x()[1], p.geometry(), at.by().shape())),
                linear((p, at, c) -> at.x()[0].convolveKernel(
                        c, at.by().shape().size(2), at.by().shape().size(3), p.geometry())));
        rules(
                ConvolveInput.class,
                linear((p, at, c) -> c.convolve(at.x()[1], p.geometry())),
                linear((p, at, c) -> c.convolveKernel(
                        at.x()[0], at.by().shape().size(2), at.by().shape().size(3), p.geometry())));
        rules(
                ConvolveKernel.class,
                linear((p, at, c) -> at.engine()
                        .convolveInput(at.x()[1], c, p.geometry(), at.by().shape())),
                linear((p, at, c) -> at.x()[0].convolve(c, p.geometry())));
        rules(
                Patches.class,
                linear((p, at, c) -> at.engine()
                        .apply(new PatchesAdjoint(at.by().shape(), p.rows(), p.columns(), p.geometry()), c)));
        rules(PatchesAdjoint.class, linear((p, at, c) -> c.patches(p.rows(), p.columns(), p.geometry())));

        rules(
                Resample.class,
                linear((p, at, c) ->
                        at.engine().apply(new ResampleAdjoint(p.order(), at.by().shape()), c, at.x()[1], at.x()[2])),
                (Resample p, Point at) -> Resampling.position(at, p.order()),
                (Resample p, Point at) -> Resampling.position(at, p.order()));
        rules(
                ResampleAdjoint.class,
                linear((p, at, c) -> at.engine().apply(new Resample(p.order()), c, at.x()[1], at.x()[2])),
                (ResampleAdjoint p, Point at) -> Resampling.adjointPosition(at, p),
                (ResampleAdjoint p, Point at) -> Resampling.adjointPosition(at, p));
        rules(
                ResampleProduct.class,
                linear((p, at, c) -> c.expand(1)
                        .multiply(at.engine().apply(new Resample(p.order()), at.x()[1], at.x()[2], at.x()[3]))),
                linear((p, at, c) -> at.engine()
                        .apply(
                                new ResampleAdjoint(p.order(), at.by().shape()),
                                at.x()[0].multiply(c.expand(1)),
                                at.x()[2],
                                at.x()[3])),
                (ResampleProduct p, Point at) -> Resampling.productPosition(at, p.order()),
                (ResampleProduct p, Point at) -> Resampling.productPosition(at, p.order()));

        rules(Cholesky.class, (Cholesky p, Point at) -> Factorisations.cholesky(at));
        rules(
                SolveLowerTriangular.class,
                (SolveLowerTriangular p, Point at) -> Factorisations.triangularMatrix(at, p.transposed()),
                linear((p, at, c) -> at.x()[0].solveLowerTriangular(c, !p.transposed())));
        rules(Eigen.class, (Eigen p, Point at) -> Factorisations.symmetricEigen(at));
        rules(MatrixExponential.class, (MatrixExponential p, Point at) -> Factorisations.exponential(at));
    }

    private Rules() {}

    /** Whether the result depends smoothly on an argument. */
    static boolean isDifferentiable(Primitive primitive, int argument) {
        if (primitive instanceof Unary unary) {
            return UNARY.containsKey(unary.operation());
        }
        if (primitive instanceof Binary binary) {
            return BINARY.containsKey(binary.operation());
        }
        if (primitive instanceof Reduce reduce) {
            return reduce.reduction() != Reduction.ARG_MAX;
        }
        return switch (argument) {
                    case 0 -> !(primitive instanceof Select);
                    case 1 -> !(primitive instanceof Pick || primitive instanceof Place);
                    default -> true;
                }
                && !Resampling.isConstant(primitive, argument);
    }

    /** The derivative of a primitive by an argument on which its result depends smoothly. */
    static Derivative derivative(Primitive primitive, Point point) {
        if (primitive instanceof Unary unary) {
            return Rule.elementwise(required(UNARY.get(unary.operation()), primitive))
                    .at(primitive, point);
        }
        if (primitive instanceof Binary binary) {
            List<Partial> partials = required(BINARY.get(binary.operation()), primitive);
            return Rule.elementwise(partials.get(point.argument())).at(primitive, point);
        }
        if (primitive instanceof Reduce reduce) {
            return reduce.reduction() == Reduction.SUM ? sum(reduce, point) : max(reduce, point);
        }
        if (primitive instanceof Concatenate concatenate) {
            return concatenate(concatenate, point);
        }
        return apply(required(TABLE.get(primitive.getClass()), primitive).get(point.argument()), primitive, point);
    }

    @SuppressWarnings("unchecked") // rules() stores each rule under the class of its own primitive
    private static <P extends Primitive> Derivative apply(Rule<P> rule, Primitive primitive, Point point) {
        return rule.at((P) primitive, point);
    }

    private static <T> T required(@Nullable T rule, Primitive primitive) {
        if (rule == null) {
            throw new IllegalStateException("no derivative rule for " + primitive);
        }
        return rule;
    }

    private static void unary(UnaryOperation operation, Partial partial) {
        UNARY.put(operation, partial);
    }

    private static void binary(BinaryOperation operation, Partial left, Partial right) {
        BINARY.put(operation, List.of(left, right));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    private static <P extends Primitive> void rules(Class<P> primitive, Rule<P>... byArgument) {
        TABLE.put(primitive, List.of(byArgument));
    }

    private static <P extends Primitive> Rule<P> none() {
        return (primitive, point) -> {
            throw new IllegalStateException("no derivative by argument " + point.argument() + " of " + primitive);
        };
    }

    private static Derivative sum(Reduce reduce, Point at) {
        return new Derivative(
                t -> t.sum(reduce.axes()),
                c -> c.reshape(kept(at, reduce)).broadcastTo(at.by().shape()));
    }

    /** The derivative is that of the first largest element. */
    private static Derivative max(Reduce reduce, Point at) {
        Tensor largest = at.engine().apply(new Reduce(Reduction.ARG_MAX, reduce.axes()), at.by());
        return new Derivative(
                t -> at.engine().apply(new Pick(reduce.axes()), t, largest),
                c -> at.engine().apply(new Place(at.by().shape(), reduce.axes()), c, largest));
    }

    /** The argument's shape with the reduced axes kept, at size 1. */
    private static Shape kept(Point at, Reduce reduce) {
        Shape shape = at.by().shape();
        for (int axis : reduce.axes()) {
            shape = shape.with(axis, 1);
        }
        return shape;
    }

    private static Derivative concatenate(Concatenate p, Point at) {
        int before = 0;
        for (int i = 0; i < at.argument(); i++) {
            before += at.x()[i].shape().size(p.axis());
        }
        int from = before;
        int to = from + at.by().shape().size(p.axis());
        int after = at.y().shape().size(p.axis()) - to;
        return new Derivative(t -> t.pad(p.axis(), from, after), c -> c.slice(p.axis(), from, to));
    }

    private static Tensor sliceTransposed(Slice p, Point at, Tensor c) {
        int size = at.by().shape().size(p.axis());
        int count = c.shape().size(p.axis());
        int before = count == 0 ? size : p.from();
        int after = count == 0 ? 0 : size - (p.from() + (count - 1) * p.step() + 1);
        return c.pad(p.axis(), before, after, p.step());
    }

    private static Tensor padTransposed(Pad p, Point at, Tensor c) {
        int count = at.by().shape().size(p.axis());
        int to = count == 0 ? p.before() : p.before() + (count - 1) * p.step() + 1;
        return c.slice(p.axis(), p.before(), to, p.step());
    }

    private static Tensor matmulLeft(Matmul p, Point at, Tensor c) {
        Tensor y = at.x()[1];
        return summed(
                p.transposeX() ? y.matmul(c, p.transposeY(), true) : c.matmul(y, false, !p.transposeY()), at.by());
    }

    private static Tensor matmulRight(Matmul p, Point at, Tensor c) {
        Tensor x = at.x()[0];
        return summed(
                p.transposeY() ? c.matmul(x, true, p.transposeX()) : x.matmul(c, !p.transposeX(), false), at.by());
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }

    private static Tensor one(Tensor like) {
        return like.tensors().scalar(1, like.precision());
    }

    private static Tensor zero(Tensor like) {
        return like.tensors().scalar(0, like.precision());
    }

    /** One order more along the rows (argument {@code rows}) or the columns. */
    static ResampleOrder raised(ResampleOrder order, boolean rows) {
        return rows ? new ResampleOrder(1, order.columns()) : new ResampleOrder(order.rows(), 1);
    }
}
