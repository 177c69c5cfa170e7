package org.erlangen.nd4j.internal;

import java.util.List;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Formula;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;

/** The primitives on CPUs; each group of them is a class of its own, over one memory. */
public final class Nd4jDevice implements ComputeDevice {
    private final DeviceMemory memory = new DeviceMemory();
    private final Elementwise elementwise = new Elementwise(memory);
    private final Selection selection = new Selection(memory, elementwise);
    private final Layouts layouts = new Layouts(memory, elementwise);
    private final Reductions reductions = new Reductions(memory);
    private final Products products = new Products(memory, elementwise);
    private final BlockProducts blocks = new BlockProducts(memory, elementwise);
    private final Convolutions convolutions = new Convolutions(memory, elementwise);
    private final Resampling resampling = new Resampling(memory);
    private final SmallMatrices smallMatrices = new SmallMatrices(memory);

    /** A device without memory yet. The native code must have been loaded. */
    public Nd4jDevice() {}

    @Override
    public MemoryScope openScope() {
        return memory.openScope();
    }

    @Override
    public Memory newMemory() {
        return memory.newMemory();
    }

    @Override
    public long heldBytes() {
        return memory.heldBytes();
    }

    @Override
    public Array upload(Shape shape, Precision precision, double[] elements) {
        NativeArray z = memory.allocate(shape, precision);
        Conversions.upload(elements, z);
        return z;
    }

    @Override
    public Array upload(Shape shape, Precision precision, float[] elements) {
        NativeArray z = memory.allocate(shape, precision);
        Conversions.upload(elements, z);
        return z;
    }

    @Override
    public double[] download(Array array) {
        return Conversions.download(NativeArray.of(array));
    }

    @Override
    public boolean isFinite(Array array) {
        return Finiteness.isFinite(NativeArray.of(array));
    }

    @Override
    public Array fill(Shape shape, Precision precision, double number) {
        return elementwise.fill(shape, precision, number);
    }

    @Override
    public Array range(int count, Precision precision) {
        return elementwise.range(count, precision);
    }

    @Override
    public Array unary(UnaryOperation operation, Array x) {
        return elementwise.unary(operation, NativeArray.of(x));
    }

    @Override
    public Array binary(BinaryOperation operation, Array x, Array y) {
        return elementwise.binary(operation, NativeArray.of(x), NativeArray.of(y));
    }

    @Override
    public List<Array> formula(Formula formula, Shape shape, Precision precision, List<Array> arguments) {
        return FormulaKernel.fits(formula, shape, precision, arguments)
                ? FormulaKernel.compute(formula, shape, arguments, memory)
                : ComputeDevice.super.formula(formula, shape, precision, arguments);
    }

    @Override
    public Array select(Array condition, Array ifTrue, Array ifFalse) {
        return selection.select(NativeArray.of(condition), NativeArray.of(ifTrue), NativeArray.of(ifFalse));
    }

    @Override
    public Array cast(Array x, Precision precision) {
        return elementwise.cast(NativeArray.of(x), precision);
    }

    @Override
    public Array reduce(Reduction reduction, Array x, int[] axes) {
        return reductions.reduce(reduction, NativeArray.of(x), axes);
    }

    @Override
    public Array pick(Array x, Array numbers, int[] axes) {
        return reductions.pick(NativeArray.of(x), NativeArray.of(numbers), axes);
    }

    @Override
    public Array place(Array y, Array numbers, Shape shape, int[] axes) {
        return reductions.place(NativeArray.of(y), NativeArray.of(numbers), shape, axes);
    }

    @Override
    public Array reshape(Array x, Shape shape) {
        return NativeArray.of(x).reshaped(shape);
    }

    @Override
    public Array transpose(Array x, int[] order) {
        return layouts.transpose(NativeArray.of(x), order);
    }

    @Override
    public Array broadcast(Array x, Shape shape) {
        return layouts.broadcast(NativeArray.of(x), shape);
    }

    @Override
    public Array slice(Array x, int axis, int from, int to, int step) {
        return layouts.slice(NativeArray.of(x), axis, from, to, step);
    }

    @Override
    public Array pad(Array x, int axis, int before, int after, int step) {
        return layouts.pad(NativeArray.of(x), axis, before, after, step);
    }

    @Override
    public Array flip(Array x, int axis) {
        return layouts.flip(NativeArray.of(x), axis);
    }

    @Override
    public Array concatenate(List<Array> parts, int axis) {
        return layouts.concatenate(parts.stream().map(NativeArray::of).toList(), axis);
    }

    @Override
    public Array take(Array x, int axis, int[] indices) {
        return layouts.take(NativeArray.of(x), axis, indices);
    }

    @Override
    public Array scatterAdd(Array x, int axis, int size, int[] indices) {
        return reductions.scatterAdd(NativeArray.of(x), axis, size, indices);
    }

    @Override
    public Array matmul(Array x, boolean transposeX, Array y, boolean transposeY) {
        return products.matmul(NativeArray.of(x), transposeX, NativeArray.of(y), transposeY);
    }

    @Override
    public Array multiplyBlocks(Array x, Array weight) {
        return blocks.multiply(NativeArray.of(x), NativeArray.of(weight));
    }

    @Override
    public Array multiplyBlocksInput(Array y, Array weight) {
        return blocks.input(NativeArray.of(y), NativeArray.of(weight));
    }

    @Override
    public Array multiplyBlocksWeight(Array x, Array y) {
        return blocks.weight(NativeArray.of(x), NativeArray.of(y));
    }

    @Override
    public Array convolve(Array x, Array kernel, ConvolutionGeometry geometry) {
        return convolutions.convolve(NativeArray.of(x), NativeArray.of(kernel), geometry);
    }

    @Override
    public Array convolveInput(Array y, Array kernel, ConvolutionGeometry geometry, int rows, int columns) {
        return convolutions.convolveInput(NativeArray.of(y), NativeArray.of(kernel), geometry, rows, columns);
    }

    @Override
    public Array convolveKernel(Array x, Array y, ConvolutionGeometry geometry, int rows, int columns) {
        return convolutions.convolveKernel(NativeArray.of(x), NativeArray.of(y), geometry, rows, columns);
    }

    @Override
    public Array patches(Array x, int rows, int columns, ConvolutionGeometry geometry) {
        return convolutions.patches(NativeArray.of(x), rows, columns, geometry);
    }

    @Override
    public Array patchesAdjoint(Array p, Shape shape, int rows, int columns, ConvolutionGeometry geometry) {
        return convolutions.patchesAdjoint(NativeArray.of(p), shape, rows, columns, geometry);
    }

    @Override
    public Array resample(Array image, Array rows, Array columns, ResampleOrder order) {
        return resampling.resample(NativeArray.of(image), NativeArray.of(rows), NativeArray.of(columns), order);
    }

    @Override
    public Array resampleAdjoint(Array y, Array rows, Array columns, ResampleOrder order, Shape shape) {
        return resampling.adjoint(NativeArray.of(y), NativeArray.of(rows), NativeArray.of(columns), order, shape);
    }

    @Override
    public Array resampleProduct(Array y, Array image, Array rows, Array columns, ResampleOrder order) {
        return resampling.product(
                NativeArray.of(y), NativeArray.of(image), NativeArray.of(rows), NativeArray.of(columns), order);
    }

    @Override
    public Array cholesky(Array x) {
        return smallMatrices.cholesky(NativeArray.of(x));
    }

    @Override
    public Array solveLowerTriangular(Array l, Array b, boolean transposed) {
        return smallMatrices.solveLowerTriangular(NativeArray.of(l), NativeArray.of(b), transposed);
    }

    @Override
    public Array symmetricEigen(Array x) {
        return smallMatrices.symmetricEigen(NativeArray.of(x));
    }

    @Override
    public Array matrixExponential(Array x) {
        return smallMatrices.matrixExponential(NativeArray.of(x));
    }

    @Override
    public void close() {
        memory.close();
    }
}
