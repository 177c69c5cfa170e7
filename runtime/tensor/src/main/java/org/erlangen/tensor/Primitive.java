package org.erlangen.tensor;

import java.util.Arrays;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;

/**
 * A primitive with its attributes: a pure function of arrays. What each computes is said at {@link ComputeDevice}; how each is
 * differentiated in {@link Rules}.
 */
@SuppressWarnings("ArrayRecordComponent") // index lists stay inside the engine, which never changes them
sealed interface Primitive {
    /** The result for concrete arguments. */
    Array compute(ComputeDevice device, Array[] x);

    record Unary(UnaryOperation operation) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.unary(operation, x[0]);
        }
    }

    record Binary(BinaryOperation operation) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.binary(operation, x[0], x[1]);
        }
    }

    record Select() implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.select(x[0], x[1], x[2]);
        }
    }

    record Cast(Precision precision) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.cast(x[0], precision);
        }
    }

    record Reduce(Reduction reduction, int... axes) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.reduce(reduction, x[0], axes);
        }
    }

    record Pick(int... axes) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.pick(x[0], x[1], axes);
        }
    }

    record Place(Shape shape, int... axes) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.place(x[0], x[1], shape, axes);
        }
    }

    record Reshape(Shape shape) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.reshape(x[0], shape);
        }
    }

    record Transpose(int... order) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.transpose(x[0], order);
        }
    }

    record Broadcast(Shape shape) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.broadcast(x[0], shape);
        }
    }

    record Slice(int axis, int from, int to, int step) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.slice(x[0], axis, from, to, step);
        }
    }

    record Pad(int axis, int before, int after, int step) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.pad(x[0], axis, before, after, step);
        }
    }

    record Flip(int axis) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.flip(x[0], axis);
        }
    }

    record Concatenate(int axis) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.concatenate(Arrays.asList(x), axis);
        }
    }

    record Take(int axis, int... indices) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.take(x[0], axis, indices);
        }
    }

    record ScatterAdd(int axis, int size, int... indices) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.scatterAdd(x[0], axis, size, indices);
        }
    }

    record Matmul(boolean transposeX, boolean transposeY) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.matmul(x[0], transposeX, x[1], transposeY);
        }
    }

    record MultiplyBlocks() implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.multiplyBlocks(x[0], x[1]);
        }
    }

    record MultiplyBlocksInput() implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.multiplyBlocksInput(x[0], x[1]);
        }
    }

    record MultiplyBlocksWeight() implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.multiplyBlocksWeight(x[0], x[1]);
        }
    }

    record Convolve(ConvolutionGeometry geometry) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.convolve(x[0], x[1], geometry);
        }
    }

    record ConvolveInput(ConvolutionGeometry geometry, int rows, int columns) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.convolveInput(x[0], x[1], geometry, rows, columns);
        }
    }

    record ConvolveKernel(ConvolutionGeometry geometry, int rows, int columns) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.convolveKernel(x[0], x[1], geometry, rows, columns);
        }
    }

    record Patches(int rows, int columns, ConvolutionGeometry geometry) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.patches(x[0], rows, columns, geometry);
        }
    }

    record PatchesAdjoint(Shape shape, int rows, int columns, ConvolutionGeometry geometry) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.patchesAdjoint(x[0], shape, rows, columns, geometry);
        }
    }

    record Resample(ResampleOrder order) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.resample(x[0], x[1], x[2], order);
        }
    }

    record ResampleAdjoint(ResampleOrder order, Shape shape) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.resampleAdjoint(x[0], x[1], x[2], order, shape);
        }
    }

    record ResampleProduct(ResampleOrder order) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.resampleProduct(x[0], x[1], x[2], x[3], order);
        }
    }

    record Cholesky() implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.cholesky(x[0]);
        }
    }

    record SolveLowerTriangular(boolean transposed) implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.solveLowerTriangular(x[0], x[1], transposed);
        }
    }

    record Eigen() implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.symmetricEigen(x[0]);
        }
    }

    record MatrixExponential() implements Primitive {
        @Override
        public Array compute(ComputeDevice device, Array[] x) {
            return device.matrixExponential(x[0]);
        }
    }
}
