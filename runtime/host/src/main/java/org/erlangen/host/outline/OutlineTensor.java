package org.erlangen.host.outline;

import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.SymmetricEigen;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.UnaryOperation;

/** A shape and a precision; every operation gives the shape that its numbers would have. */
record OutlineTensor(OutlineTensors tensors, Shape shape, Precision precision) implements Tensor {
    @Override
    public double[] toDoubles() {
        return new double[shape.elements()];
    }

    @Override
    public Tensor unary(UnaryOperation operation) {
        return made(shape);
    }

    @Override
    public Tensor binary(BinaryOperation operation, Tensor other) {
        if (other.precision() != precision) {
            throw new IllegalArgumentException("precisions differ: " + precision + " and " + other.precision());
        }
        return made(shape.broadcast(other.shape()));
    }

    @Override
    public Tensor select(Tensor ifTrue, Tensor ifFalse) {
        return tensors.made(shape.broadcast(ifTrue.shape()).broadcast(ifFalse.shape()), ifTrue.precision());
    }

    @Override
    public Tensor cast(Precision format) {
        return format == precision ? this : tensors.made(shape, format);
    }

    @Override
    public Tensor stopGradient() {
        return this;
    }

    @Override
    public Tensor reduce(Reduction reduction, int... axes) {
        return made(shape.without(axes));
    }

    @Override
    public Tensor reshape(Shape other) {
        if (other.elements() != shape.elements()) {
            throw new IllegalArgumentException("shape " + shape + " cannot be read as " + other);
        }
        return tensors.view(other, precision);
    }

    @Override
    public Tensor transpose(int... order) {
        int[] sizes = new int[order.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.size(order[axis]);
        }
        Shape transposed = Shape.of(sizes);
        if (transposed.elements() != shape.elements() || order.length != shape.rank()) {
            throw new IllegalArgumentException("no order of the axes of " + shape);
        }
        return made(transposed);
    }

    @Override
    public Tensor broadcastTo(Shape larger) {
        if (!shape.broadcast(larger).equals(larger)) {
            throw new IllegalArgumentException("shape " + shape + " does not broadcast to " + larger);
        }
        return made(larger);
    }

    @Override
    public Tensor slice(int axis, int from, int to, int step) {
        if (from < 0 || from > to || to > shape.size(axis) || step < 1) {
            throw new IllegalArgumentException(
                    "no slice " + from + " to " + to + " along axis " + axis + " of shape " + shape);
        }
        return made(shape.with(axis, (to - from + step - 1) / step));
    }

    @Override
    public Tensor pad(int axis, int before, int after, int step) {
        int size = shape.size(axis);
        return made(shape.with(axis, before + after + (size == 0 ? 0 : (size - 1) * step + 1)));
    }

    @Override
    public Tensor flip(int axis) {
        return made(shape);
    }

    @Override
    public Tensor take(int axis, int... indices) {
        return made(shape.with(axis, indices.length));
    }

    @Override
    public Tensor scatterAdd(int axis, int size, int... indices) {
        return made(shape.with(axis, size));
    }

    @Override
    public Tensor matmul(Tensor other, boolean transposeThis, boolean transposeOther) {
        Shape left = shape;
        Shape right = other.shape();
        int inner = left.size(transposeThis ? -2 : -1);
        if (inner != right.size(transposeOther ? -1 : -2)) {
            throw new IllegalArgumentException("no matrix product of shapes " + left + " and " + right);
        }
        Shape leading = left.part(0, left.rank() - 2).broadcast(right.part(0, right.rank() - 2));
        int rows = left.size(transposeThis ? -1 : -2);
        int columns = right.size(transposeOther ? -2 : -1);
        return made(leading.append(Shape.of(rows, columns)));
    }

    @Override
    public Tensor multiplyBlocks(Tensor weight) {
        Shape of = weight.shape();
        if (of.size(1) != shape.size(1) * shape.size(2)) {
            throw new IllegalArgumentException("a weight of shape " + of + " does not fit blocks of " + shape);
        }
        return made(shape.with(2, of.size(0)));
    }

    @Override
    public Tensor convolve(Tensor kernel, ConvolutionGeometry geometry) {
        Shape window = kernel.shape();
        if (window.size(1) != shape.size(1)) {
            throw new IllegalArgumentException("a kernel of shape " + window + " does not fit inputs of " + shape);
        }
        return made(Shape.of(
                shape.size(0),
                window.size(0),
                geometry.outputRows(shape.size(2), window.size(2)),
                geometry.outputColumns(shape.size(3), window.size(3))));
    }

    @Override
    public Tensor convolveKernel(Tensor y, int rows, int columns, ConvolutionGeometry geometry) {
        Shape results = y.shape();
        if (results.size(0) != shape.size(0)
                || results.size(2) != geometry.outputRows(shape.size(2), rows)
                || results.size(3) != geometry.outputColumns(shape.size(3), columns)) {
            throw new IllegalArgumentException("results of shape " + results + " do not fit inputs of " + shape);
        }
        return made(Shape.of(results.size(1), shape.size(1), rows, columns));
    }

    @Override
    public Tensor patches(int rows, int columns, ConvolutionGeometry geometry) {
        int places = geometry.outputRows(shape.size(2), rows) * geometry.outputColumns(shape.size(3), columns);
        return made(Shape.of(shape.size(0), places, shape.size(1) * rows * columns));
    }

    @Override
    public Tensor resample(Tensor rows, Tensor columns) {
        Shape grids = rows.shape();
        if (!grids.equals(columns.shape()) || grids.size(0) % Math.max(1, shape.size(0)) != 0) {
            throw new IllegalArgumentException(
                    "grids of shapes " + grids + " and " + columns.shape() + " do not fit images of " + shape);
        }
        return made(Shape.of(grids.size(0), shape.size(1), grids.size(1), grids.size(2)));
    }

    @Override
    public Tensor cholesky() {
        return made(shape);
    }

    @Override
    public Tensor solveLowerTriangular(Tensor right, boolean transposed) {
        return made(right.shape());
    }

    @Override
    public SymmetricEigen symmetricEigen() {
        return new SymmetricEigen(made(shape.without(-1)), made(shape));
    }

    @Override
    public Tensor matrixExponential() {
        return made(shape);
    }

    private Tensor made(Shape other) {
        return tensors.made(other, precision);
    }
}
