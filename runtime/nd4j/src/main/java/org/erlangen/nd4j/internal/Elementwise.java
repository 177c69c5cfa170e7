package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;
import org.erlangen.nd4j.internal.Kernels.Pairwise;
import org.erlangen.nd4j.internal.Kernels.Scalar;
import org.erlangen.nd4j.internal.Kernels.Transform;
import org.erlangen.nd4j.internal.StridedCopy.Layout;

/** Element-wise functions: ND4J's kernels on long rows, plain loops on short ones. */
final class Elementwise {
    /** Rows shorter than this cost less in a plain loop than in a native call. */
    private static final int SHORT = 16;

    /** Composed functions work through the cache in pieces of so many elements. */
    private static final int PIECE = 4096;

    /** Rows shorter than this are not worth a call each: the smaller operand is stretched first. */
    private static final int LONG = 512;

    private static final int[] ONE = {1};

    private final DeviceMemory memory;

    Elementwise(DeviceMemory memory) {
        this.memory = memory;
    }

    NativeArray fill(Shape shape, Precision precision, double number) {
        NativeArray z = memory.allocate(shape, precision);
        fill(z, number);
        return z;
    }

    /** An array for sums of {@code terms} terms: zeros if there are none, else uninitialised. */
    NativeArray allocated(Shape shape, Precision precision, int terms) {
        return terms == 0 ? fill(shape, precision, 0) : memory.allocate(shape, precision);
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
        if (x.isFloat32() && Fused.isSlowElsewhere(operation)) {
            throughHeap(operation, x, z);
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
            case LOG1P, EXPM1, TANH -> mend(NearZero.valueOf(operation.name()), x, 0, z, 0, n);
            default -> {}
        }
        return z;
    }

    /** Computes {@code count} results from {@code to} on again where the argument is near zero. */
    private void mend(NearZero function, NativeArray x, int from, NativeArray z, int to, int count) {
        double[] arguments = memory.workbench().doubles(0, PIECE);
        double[] results = memory.workbench().doubles(1, PIECE);
        for (int done = 0; done < count; done += PIECE) {
            int n = Math.min(PIECE, count - done);
            Conversions.download(x, from + done, arguments, n);
            Conversions.download(z, to + done, results, n);
            function.mend(arguments, results, n);
            Conversions.upload(results, n, z, to + done);
        }
    }

    /** In pieces on the heap. */
    private void throughHeap(UnaryOperation operation, NativeArray x, NativeArray z) {
        Fused fused = memory.workbench().fused();
        float[][] pieces = memory.workbench().pieces(2);
        for (int done = 0; done < x.elements(); done += FormulaKernel.PIECE) {
            int n = Math.min(FormulaKernel.PIECE, x.elements() - done);
            x.floats().get(x.start() + done, pieces[0], 0, n);
            fused.apply(operation, pieces[0], pieces[1], n);
            z.floats().put(z.start() + done, pieces[1], 0, n);
        }
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
                mend(NearZero.LOG1P, piece, 0, z, done, n);
                kernels.number(Scalar.RECTIFY, precision, x.address(done), 0, at, n);
                kernels.pairwise(Pairwise.ADD, precision, to, at, to, n);
            }
        }
    }

    // ---- two arguments -------------------------------------------------------------------------------------------

    NativeArray binary(BinaryOperation operation, NativeArray x, NativeArray y) {
        Shape shape = x.shape().broadcast(y.shape());
        NativeArray z = memory.allocate(shape, x.precision());
        if (shape.elements() == 0) {
            return z;
        }
        LoopNest nest = LoopNest.over(
                shape.sizes(),
                shape.strides(),
                LoopNest.stretched(x.shape(), shape),
                LoopNest.stretched(y.shape(), shape));
        Tile tile = Tile.of(nest);
        boolean stretched = x.isFloat32() && tile.axes() > 1 && (nest.step(1) == 0 || nest.step(2) == 0);
        if (nest.rank() == 1 || (nest.length() >= LONG && !stretched)) {
            combine(operation, nest, x, y, z);
            return z;
        }
        if (x.isFloat32() && tile.isCompact(3)) {
            new TiledOperation(tile, x, y, z).run(operation);
            return z;
        }
        try (Scope scratch = memory.openScope()) {
            combine(
                    operation,
                    LoopNest.over(new int[] {shape.elements()}, ONE, ONE, ONE),
                    stretched(scratch, x, shape),
                    stretched(scratch, y, shape),
                    z);
        }
        return z;
    }

    /** An array at full size: itself, or a copy in scratch. */
    static NativeArray stretched(Scope scratch, NativeArray x, Shape shape) {
        if (x.elements() == shape.elements()) {
            return x;
        }
        NativeArray copy = scratch.allocate(shape, x.precision());
        Layout from = new Layout(0, LoopNest.stretched(x.shape(), shape));
        StridedCopy.copy(shape.sizes(), x, from, copy, new Layout(0, shape.strides()));
        return copy;
    }

    /** Goes along rows in which each operand is contiguous or constant. */
    private void combine(BinaryOperation operation, LoopNest nest, NativeArray x, NativeArray y, NativeArray z) {
        int n = nest.length();
        Precision precision = x.precision();
        Kernels kernels = memory.workbench().kernels();
        if (operation == BinaryOperation.GREATER && n >= SHORT) {
            // Differences never round to zero; infinity minus itself is NaN, whose step is 0.
            combine(BinaryOperation.SUBTRACT, nest, x, y, z);
            kernels.number(Scalar.STEP, precision, z.address(), 0, z.address(), z.elements());
            return;
        }
        boolean known = n >= SHORT && isNative(operation);
        if (known && nest.step(1) == 1 && nest.step(2) == 1) {
            Pairwise kernel = Pairwise.valueOf(operation.name());
            nest.rows(
                    at -> kernels.pairwise(kernel, precision, x.address(at[1]), y.address(at[2]), z.address(at[0]), n));
        } else if (known && nest.step(2) == 0) {
            Scalar kernel = Scalar.valueOf(operation.name());
            nest.rows(at -> kernels.scalar(kernel, precision, x.address(at[1]), y.address(at[2]), z.address(at[0]), n));
        } else if (known && nest.step(1) == 0 && operation != BinaryOperation.POWER) {
            Scalar kernel = reversed(operation);
            nest.rows(at -> kernels.scalar(kernel, precision, y.address(at[2]), x.address(at[1]), z.address(at[0]), n));
        } else if (x.isFloat32() && nest.step(1) == 1 && nest.step(2) == 1) {
            float[] first = new float[Math.min(PIECE, n)];
            float[] second = new float[Math.min(PIECE, n)];
            nest.rows(at -> {
                for (int done = 0; done < n; done += PIECE) {
                    int count = Math.min(PIECE, n - done);
                    x.floats().get(x.start() + at[1] + done, first, 0, count);
                    y.floats().get(y.start() + at[2] + done, second, 0, count);
                    Arithmetic.apply(operation, first, second, first, count);
                    z.floats().put(z.start() + at[0] + done, first, 0, count);
                }
            });
        } else {
            double[] first = memory.workbench().doubles(0, PIECE);
            double[] second = memory.workbench().doubles(1, PIECE);
            nest.rows(at -> {
                for (int done = 0; done < n; done += PIECE) {
                    int count = Math.min(PIECE, n - done);
                    read(x, at[1] + done * nest.step(1), nest.step(1), first, count);
                    read(y, at[2] + done * nest.step(2), nest.step(2), second, count);
                    Arithmetic.apply(operation, first, second, count);
                    Conversions.upload(first, count, z, at[0] + done);
                }
            });
        }
    }

    /** The elements from {@code from} on, or the one there again and again. */
    private static void read(NativeArray x, int from, int step, double[] target, int count) {
        if (step == 1) {
            Conversions.download(x, from, target, count);
        } else {
            Arrays.fill(target, 0, count, x.get(from));
        }
    }

    private static boolean isNative(BinaryOperation operation) {
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
}
