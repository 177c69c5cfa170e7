package org.erlangen.tensor;

import java.util.Arrays;
import java.util.function.Supplier;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.SymmetricEigen;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.UnaryOperation;

/**
 * A tensor of the engine: checks shapes, then applies primitives. What a primitive does is up to the kind of value: it is computed
 * ({@link ConcreteValue}), recorded ({@link TapedValue}), or pushed forward ({@link DualValue}).
 */
abstract class Value implements Tensor {
    private final Engine engine;

    Value(Engine engine) {
        this.engine = engine;
    }

    /** The level of the differentiation that this value belongs to; 0 for none. */
    abstract long level();

    /** The number that this value carries, free of its own differentiation. */
    abstract Value primal();

    /** Applies a primitive of which this value is the argument of the highest level. */
    abstract Value lift(Primitive primitive, Value[] arguments);

    @Override
    public final Engine tensors() {
        return engine;
    }

    @Override
    public final Tensor stopGradient() {
        Value value = this;
        while (value.level() > 0) {
            value = value.primal();
        }
        return value;
    }

    @Override
    public final Tensor unary(UnaryOperation operation) {
        return engine.apply(new Primitive.Unary(operation), this);
    }

    @Override
    public final Tensor binary(BinaryOperation operation, Tensor other) {
        samePrecision(other);
        shape().broadcast(other.shape());
        return engine.apply(new Primitive.Binary(operation), this, value(other));
    }

    @Override
    public final Tensor select(Tensor ifTrue, Tensor ifFalse) {
        samePrecision(ifTrue);
        samePrecision(ifFalse);
        shape().broadcast(ifTrue.shape()).broadcast(ifFalse.shape());
        return engine.apply(new Primitive.Select(), this, value(ifTrue), value(ifFalse));
    }

    @Override
    public final Tensor cast(Precision precision) {
        return precision == precision() ? this : engine.apply(new Primitive.Cast(precision), this);
    }

    @Override
    public final Tensor reduce(Reduction reduction, int... axes) {
        int[] normal = normal(axes);
        Arrays.sort(normal);
        for (int i = 1; i < normal.length; i++) {
            require(normal[i] != normal[i - 1], () -> "axes " + Arrays.toString(axes) + " name an axis twice");
        }
        if (reduction != Reduction.SUM) {
            for (int axis : normal) {
                require(shape().size(axis) > 0, () -> reduction + " over no elements along axis " + axis);
            }
        }
        return normal.length == 0 ? this : engine.apply(new Primitive.Reduce(reduction, normal), this);
    }

    @Override
    public final Tensor reshape(Shape shape) {
        require(shape.elements() == shape().elements(), () -> "cannot reshape to " + shape);
        return shape.equals(shape()) ? this : engine.apply(new Primitive.Reshape(shape), this);
    }

    @Override
    public final Tensor transpose(int... order) {
        int[] normal = normal(order);
        int[] sorted = normal.clone();
        Arrays.sort(sorted);
        require(Arrays.equals(sorted, axes(shape().rank())), () -> Arrays.toString(order) + " is no order of the axes");
        return engine.apply(new Primitive.Transpose(normal), this);
    }

    @Override
    public final Tensor broadcastTo(Shape shape) {
        require(shape().broadcast(shape).equals(shape), () -> "does not broadcast to " + shape);
        return shape.equals(shape()) ? this : engine.apply(new Primitive.Broadcast(shape), this);
    }

    @Override
    public final Tensor slice(int axis, int from, int to, int step) {
        int normal = shape().axis(axis);
        int size = shape().size(normal);
        require(
                0 <= from && from <= to && to <= size && step >= 1,
                () -> "no slice " + from + ":" + to + ":" + step + " along axis " + axis);
        return from == 0 && to == size && step == 1
                ? this
                : engine.apply(new Primitive.Slice(normal, from, to, step), this);
    }

    @Override
    public final Tensor pad(int axis, int before, int after, int step) {
        require(before >= 0 && after >= 0 && step >= 1, () -> "no padding by " + before + ", " + after + ", " + step);
        return before == 0 && after == 0 && step == 1
                ? this
                : engine.apply(new Primitive.Pad(shape().axis(axis), before, after, step), this);
    }

    @Override
    public final Tensor flip(int axis) {
        return engine.apply(new Primitive.Flip(shape().axis(axis)), this);
    }

    @Override
    public final Tensor take(int axis, int... indices) {
        checkIndices(indices, shape().size(axis));
        return engine.apply(new Primitive.Take(shape().axis(axis), indices.clone()), this);
    }

    @Override
    public final Tensor scatterAdd(int axis, int size, int... indices) {
        require(indices.length == shape().size(axis), () -> indices.length + " indices for axis " + axis);
        checkIndices(indices, size);
        return engine.apply(new Primitive.ScatterAdd(shape().axis(axis), size, indices.clone()), this);
    }

    @Override
    public final Tensor matmul(Tensor other, boolean transposeThis, boolean transposeOther) {
        samePrecision(other);
        require(
                shape().rank() >= 2 && other.shape().rank() >= 2,
                () -> "a matrix product needs two axes at least, the other is " + other.shape());
        int inner = shape().size(transposeThis ? -2 : -1);
        int otherInner = other.shape().size(transposeOther ? -1 : -2);
        require(
                inner == otherInner,
                () -> "inner sizes " + inner + " and " + otherInner + " of a product with " + other.shape());
        shape().part(0, shape().rank() - 2)
                .broadcast(other.shape().part(0, other.shape().rank() - 2));
        return engine.apply(new Primitive.Matmul(transposeThis, transposeOther), this, value(other));
    }

    @Override
    public final Tensor multiplyBlocks(Tensor weight) {
        samePrecision(weight);
        require(
                shape().rank() == 3
                        && weight.shape().rank() == 2
                        && shape().size(1) * shape().size(2) == weight.shape().size(1),
                () -> "needs [N, blocks, in] and a weight [out, blocks in], the weight is " + weight.shape());
        return engine.apply(new Primitive.MultiplyBlocks(), this, value(weight));
    }

    @Override
    public final Tensor convolve(Tensor kernel, ConvolutionGeometry geometry) {
        samePrecision(kernel);
        require(
                shape().rank() == 4
                        && kernel.shape().rank() == 4
                        && shape().size(1) == kernel.shape().size(1),
                () -> "needs [N, C, H, W] and a kernel [D, C, h, w], the kernel is " + kernel.shape());
        geometry.outputRows(shape().size(2), kernel.shape().size(2));
        geometry.outputColumns(shape().size(3), kernel.shape().size(3));
        return engine.apply(new Primitive.Convolve(geometry), this, value(kernel));
    }

    @Override
    public final Tensor convolveKernel(Tensor y, int rows, int columns, ConvolutionGeometry geometry) {
        samePrecision(y);
        require(shape().rank() == 4, () -> "needs [N, C, H, W]");
        Shape results = Shape.of(
                shape().size(0),
                y.shape().rank() == 4 ? y.shape().size(1) : 0,
                geometry.outputRows(shape().size(2), rows),
                geometry.outputColumns(shape().size(3), columns));
        require(y.shape().equals(results), () -> "needs results " + results + " of any depth, they are " + y.shape());
        return engine.apply(new Primitive.ConvolveKernel(geometry, rows, columns), this, value(y));
    }

    @Override
    public final Tensor patches(int rows, int columns, ConvolutionGeometry geometry) {
        require(shape().rank() == 4, () -> "needs [N, C, H, W]");
        geometry.outputRows(shape().size(2), rows);
        geometry.outputColumns(shape().size(3), columns);
        return engine.apply(new Primitive.Patches(rows, columns, geometry), this);
    }

    @Override
    public final Tensor resample(Tensor rows, Tensor columns) {
        samePrecision(rows);
        samePrecision(columns);
        require(
                shape().rank() == 4 && rows.shape().rank() == 3 && rows.shape().equals(columns.shape()),
                () -> "needs [B, C, H, W] and positions [G, h, w], they are " + rows.shape() + " and "
                        + columns.shape());
        int images = shape().size(0);
        int grids = rows.shape().size(0);
        require(images == 0 ? grids == 0 : grids % images == 0, () -> grids + " grids are no multiple of the images");
        return engine.apply(new Primitive.Resample(ResampleOrder.VALUE), this, value(rows), value(columns));
    }

    @Override
    public final Tensor cholesky() {
        requireSquareMatrices();
        return engine.apply(new Primitive.Cholesky(), this);
    }

    @Override
    public final Tensor solveLowerTriangular(Tensor right, boolean transposed) {
        requireSquareMatrices();
        samePrecision(right);
        int rank = shape().rank();
        require(
                right.shape().rank() == rank && right.shape().part(0, rank - 1).equals(shape().part(0, rank - 1)),
                () -> "does not fit the right side " + right.shape());
        return engine.apply(new Primitive.SolveLowerTriangular(transposed), this, value(right));
    }

    @Override
    public final SymmetricEigen symmetricEigen() {
        requireSquareMatrices();
        Tensor packed = engine.apply(new Primitive.Eigen(), this);
        int row = shape().rank() - 2;
        int size = shape().size(-1);
        return new SymmetricEigen(packed.slice(row, 0, 1).squeeze(row), packed.slice(row, 1, size + 1));
    }

    @Override
    public final Tensor matrixExponential() {
        requireSquareMatrices();
        return engine.apply(new Primitive.MatrixExponential(), this);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + shape() + " " + precision();
    }

    /** Axes as numbers from 0 on. */
    private int[] normal(int[] axes) {
        int[] normal = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            normal[i] = shape().axis(axes[i]);
        }
        return normal;
    }

    private static int[] axes(int rank) {
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = i;
        }
        return axes;
    }

    private Value value(Tensor other) {
        if (!(other instanceof Value value) || value.engine != engine) {
            throw new IllegalArgumentException("tensors of different engines do not mix");
        }
        return value;
    }

    private void samePrecision(Tensor other) {
        require(
                precision() == other.precision(),
                () -> "precisions " + precision() + " and " + other.precision() + " do not mix; cast one");
    }

    private void requireSquareMatrices() {
        int rank = shape().rank();
        require(rank >= 2 && shape().size(-1) == shape().size(-2), () -> "needs square matrices");
    }

    private void checkIndices(int[] indices, int size) {
        for (int index : indices) {
            require(index >= 0 && index < size, () -> "index " + index + " outside 0.." + (size - 1));
        }
    }

    /** The message is put together only when it is needed: shapes are checked a hundred thousand times a second. */
    private void require(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new IllegalArgumentException("shape " + shape() + ": " + what.get());
        }
    }
}
