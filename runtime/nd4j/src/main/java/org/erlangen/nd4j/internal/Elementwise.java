package org.erlangen.nd4j.internal;

import java.util.function.DoubleBinaryOperator;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;
import org.erlangen.nd4j.internal.Kernels.Pairwise;
import org.erlangen.nd4j.internal.Kernels.Scalar;
import org.erlangen.nd4j.internal.Kernels.Transform;

/** Element-wise functions: ND4J's kernels on long rows, plain loops on short ones. */
final class Elementwise {
    /** Rows shorter than this cost less in a plain loop than in a native call. */
    private static final int SHORT = 16;

    /** Composed functions work through the cache in pieces of so many elements. */
    private static final int PIECE = 4096;

    private final DeviceMemory memory;

    Elementwise(DeviceMemory memory) {
        this.memory = memory;
    }

    NativeArray fill(Shape shape, Precision precision, double number) {
        NativeArray z = memory.allocate(shape, precision);
        fill(z, number);
        return z;
    }

    /** Overwrites an array with a number. */
    void fill(NativeArray z, double number) {
        if (number == 0 && 1 / number > 0) {
            memory.workbench().zeroBytes(z.address(), z.bytes());
            return;
        }
        int first = Math.min(z.elements(), PIECE);
        for (int i = 0; i < first; i++) {
            z.set(i, number);
        }
        long step = (long) first * z.precision().bytes();
        for (long done = step; done < z.bytes(); done += step) {
            memory.workbench().copyBytes(z.address(), z.address() + done, Math.min(step, z.bytes() - done));
        }
    }

    NativeArray range(int count, Precision precision) {
        NativeArray z = memory.allocate(Shape.of(count), precision);
        for (int i = 0; i < count; i++) {
            z.set(i, i);
        }
        return z;
    }

    NativeArray cast(NativeArray x, Precision precision) {
        if (x.precision() == precision) {
            return x;
        }
        NativeArray z = memory.allocate(x.shape(), precision);
        Conversions.convert(x, z);
        return z;
    }

    // ---- one argument --------------------------------------------------------------------------------------------

    NativeArray unary(UnaryOperation operation, NativeArray x) {
        NativeArray z = memory.allocate(x.shape(), x.precision());
        int n = x.elements();
        if (n == 0) {
            return z;
        }
        Kernels kernels = memory.workbench().kernels();
        switch (operation) {
            case RELU -> kernels.number(Scalar.RECTIFY, x.precision(), x.address(), 0, z.address(), n);
            case STEP -> kernels.number(Scalar.STEP, x.precision(), x.address(), 0, z.address(), n);
            case SIGN -> signs(x, z);
            case SOFTPLUS -> softplus(kernels, x, z);
            default ->
                kernels.transform(Transform.valueOf(operation.name()), x.precision(), x.address(), z.address(), n);
        }
        switch (operation) {
            case LOG1P, EXPM1, TANH -> NearZero.valueOf(operation.name()).mend(x, 0, z, 0, n);
            default -> {}
        }
        return z;
    }

    /** ND4J's kernel calls the sign of NaN zero. */
    private static void signs(NativeArray x, NativeArray z) {
        for (int i = 0; i < x.elements(); i++) {
            z.set(i, Math.signum(x.get(i)));
        }
    }

    /** {@code max(x, 0) + log1p(exp(-|x|))}, which does not overflow. */
    private void softplus(Kernels kernels, NativeArray x, NativeArray z) {
        Precision precision = x.precision();
        try (Scope scratch = memory.openScope()) {
            NativeArray piece = scratch.allocate(Shape.of(Math.min(PIECE, x.elements())), precision);
            long at = piece.address();
            for (int done = 0; done < x.elements(); done += PIECE) {
                int n = Math.min(PIECE, x.elements() - done);
                long to = z.address(done);
                kernels.transform(Transform.ABSOLUTE, precision, x.address(done), at, n);
                kernels.transform(Transform.NEGATE, precision, at, at, n);
                kernels.transform(Transform.EXP, precision, at, at, n);
                kernels.transform(Transform.LOG1P, precision, at, to, n);
                NearZero.LOG1P.mend(piece, 0, z, done, n);
                kernels.number(Scalar.RECTIFY, precision, x.address(done), 0, at, n);
                kernels.pairwise(Pairwise.ADD, precision, to, at, to, n);
            }
        }
    }

    // ---- two arguments -------------------------------------------------------------------------------------------

    NativeArray binary(BinaryOperation operation, NativeArray x, NativeArray y) {
        Shape shape = x.shape().broadcast(y.shape());
        NativeArray z = memory.allocate(shape, x.precision());
        LoopNest nest = LoopNest.over(
                shape.sizes(),
                shape.strides(),
                LoopNest.stretched(x.shape(), shape),
                LoopNest.stretched(y.shape(), shape));
        int n = nest.length();
        if (n >= SHORT && nest.step(1) == 1 && nest.step(2) == 1 && pairwise(operation)) {
            Kernels kernels = memory.workbench().kernels();
            Pairwise kernel = Pairwise.valueOf(operation.name());
            nest.rows(at ->
                    kernels.pairwise(kernel, x.precision(), x.address(at[1]), y.address(at[2]), z.address(at[0]), n));
        } else if (n >= SHORT && nest.step(2) == 0 && pairwise(operation)) {
            Kernels kernels = memory.workbench().kernels();
            Scalar kernel = Scalar.valueOf(operation.name());
            nest.rows(at ->
                    kernels.scalar(kernel, x.precision(), x.address(at[1]), y.address(at[2]), z.address(at[0]), n));
        } else if (n >= SHORT && nest.step(1) == 0 && pairwise(operation) && operation != BinaryOperation.POWER) {
            Kernels kernels = memory.workbench().kernels();
            Scalar kernel = reversed(operation);
            nest.rows(at ->
                    kernels.scalar(kernel, x.precision(), y.address(at[2]), x.address(at[1]), z.address(at[0]), n));
        } else {
            DoubleBinaryOperator function = function(operation);
            nest.rows(at -> loop(function, n, z, at[0], x, at[1], nest.step(1), y, at[2], nest.step(2)));
        }
        return z;
    }

    private static boolean pairwise(BinaryOperation operation) {
        return switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> true;
            default -> false;
        };
    }

    private static Scalar reversed(BinaryOperation operation) {
        return switch (operation) {
            case ADD -> Scalar.ADD;
            case MULTIPLY -> Scalar.MULTIPLY;
            case SUBTRACT -> Scalar.SUBTRACT_FROM_NUMBER;
            case DIVIDE -> Scalar.DIVIDE_NUMBER_BY;
            default -> throw new IllegalArgumentException("no reversed kernel of " + operation);
        };
    }

    private static DoubleBinaryOperator function(BinaryOperation operation) {
        return switch (operation) {
            case ADD -> Double::sum;
            case SUBTRACT -> (x, y) -> x - y;
            case MULTIPLY -> (x, y) -> x * y;
            case DIVIDE -> (x, y) -> x / y;
            case POWER -> Math::pow;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case GREATER -> (x, y) -> x > y ? 1 : 0;
            case GREATER_OR_EQUAL -> (x, y) -> x >= y ? 1 : 0;
            case EQUAL -> (x, y) -> x == y ? 1 : 0;
        };
    }

    private static void loop(
            DoubleBinaryOperator function,
            int n,
            NativeArray z,
            int zs,
            NativeArray x,
            int xs,
            int xStep,
            NativeArray y,
            int ys,
            int yStep) {
        for (int i = 0; i < n; i++) {
            z.set(zs + i, function.applyAsDouble(x.get(xs + i * xStep), y.get(ys + i * yStep)));
        }
    }

    // ---- three arguments -----------------------------------------------------------------------------------------

    NativeArray select(NativeArray condition, NativeArray ifTrue, NativeArray ifFalse) {
        Shape shape = condition.shape().broadcast(ifTrue.shape()).broadcast(ifFalse.shape());
        NativeArray z = memory.allocate(shape, ifTrue.precision());
        LoopNest nest = LoopNest.over(
                shape.sizes(),
                shape.strides(),
                LoopNest.stretched(condition.shape(), shape),
                LoopNest.stretched(ifTrue.shape(), shape),
                LoopNest.stretched(ifFalse.shape(), shape));
        nest.rows(at -> {
            for (int i = 0; i < nest.length(); i++) {
                boolean chosen = condition.get(at[1] + i * nest.step(1)) != 0;
                double number = chosen ? ifTrue.get(at[2] + i * nest.step(2)) : ifFalse.get(at[3] + i * nest.step(3));
                z.set(at[0] + i, number);
            }
        });
        return z;
    }
}
