package org.erlangen.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;
import org.erlangen.conformance.internal.reference.Convolution;
import org.erlangen.conformance.internal.reference.Dense;
import org.erlangen.conformance.internal.reference.ElementWise;
import org.erlangen.conformance.internal.reference.JacobiRotations;
import org.erlangen.conformance.internal.reference.Layout;
import org.erlangen.conformance.internal.reference.MatrixExponential;
import org.erlangen.conformance.internal.reference.Products;
import org.erlangen.conformance.internal.reference.Reductions;
import org.erlangen.conformance.internal.reference.Resampling;
import org.erlangen.conformance.internal.reference.Triangular;

/**
 * The definition of every primitive, in plain loops over float64 numbers: the oracle of tests, and a device that runs anywhere.
 *
 * <p>Everything is computed in float64; an element of a float32 array is rounded once, when it is stored. Slow on purpose.
 */
public final class ReferenceDevice implements ComputeDevice {
    private final Regions regions = new Regions();

    /** A device that holds nothing yet. */
    public ReferenceDevice() {}

    // ---- memory --------------------------------------------------------------------------------------------------

    @Override
    public MemoryScope openScope() {
        return regions.openScope();
    }

    @Override
    public Memory newMemory() {
        return regions.newMemory();
    }

    /** Bytes of the arrays that may still be used, each element at the size of its precision. */
    @Override
    public long heldBytes() {
        return regions.bytes();
    }

    @Override
    public Array upload(Shape shape, Precision precision, double[] elements) {
        return store(precision, new Dense(shape, elements.clone()));
    }

    @Override
    public Array upload(Shape shape, Precision precision, float[] elements) {
        double[] wide = new double[elements.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = elements[i];
        }
        return store(precision, new Dense(shape, wide));
    }

    @Override
    public double[] download(Array array) {
        return read(array).elements().clone();
    }

    // ---- element-wise --------------------------------------------------------------------------------------------

    @Override
    public Array fill(Shape shape, Precision precision, double number) {
        double[] elements = new double[shape.elements()];
        Arrays.fill(elements, number);
        return store(precision, new Dense(shape, elements));
    }

    @Override
    public Array range(int count, Precision precision) {
        double[] elements = new double[count];
        Arrays.setAll(elements, i -> i);
        return store(precision, new Dense(Shape.of(count), elements));
    }

    @Override
    public Array unary(UnaryOperation operation, Array x) {
        return store(x.precision(), ElementWise.unary(operation, read(x)));
    }

    @Override
    public Array binary(BinaryOperation operation, Array x, Array y) {
        return store(x.precision(), ElementWise.binary(operation, read(x), read(y)));
    }

    @Override
    public Array select(Array condition, Array ifTrue, Array ifFalse) {
        return store(ifTrue.precision(), ElementWise.select(read(condition), read(ifTrue), read(ifFalse)));
    }

    @Override
    public Array cast(Array x, Precision precision) {
        return store(precision, read(x));
    }

    // ---- reductions and layout -----------------------------------------------------------------------------------

    @Override
    public Array reduce(Reduction reduction, Array x, int[] axes) {
        return store(x.precision(), Reductions.reduce(reduction, read(x), axes));
    }

    @Override
    public Array pick(Array x, Array numbers, int[] axes) {
        return store(x.precision(), Reductions.pick(read(x), read(numbers), axes));
    }

    @Override
    public Array place(Array y, Array numbers, Shape shape, int[] axes) {
        return store(y.precision(), Reductions.place(read(y), read(numbers), shape, axes));
    }

    @Override
    public Array reshape(Array x, Shape shape) {
        return store(x.precision(), read(x).reshape(shape));
    }

    @Override
    public Array transpose(Array x, int[] order) {
        return store(x.precision(), Layout.transpose(read(x), order));
    }

    @Override
    public Array broadcast(Array x, Shape shape) {
        return store(x.precision(), Layout.broadcast(read(x), shape));
    }

    @Override
    public Array slice(Array x, int axis, int from, int to, int step) {
        return store(x.precision(), Layout.slice(read(x), axis, from, to, step));
    }

    @Override
    public Array pad(Array x, int axis, int before, int after, int step) {
        return store(x.precision(), Layout.pad(read(x), axis, before, after, step));
    }

    @Override
    public Array flip(Array x, int axis) {
        return store(x.precision(), Layout.flip(read(x), axis));
    }

    @Override
    public Array concatenate(List<Array> parts, int axis) {
        List<Dense> dense = new ArrayList<>();
        for (Array part : parts) {
            dense.add(read(part));
        }
        return store(parts.get(0).precision(), Layout.concatenate(dense, axis));
    }

    @Override
    public Array take(Array x, int axis, int[] indices) {
        return store(x.precision(), Layout.take(read(x), axis, indices));
    }

    @Override
    public Array scatterAdd(Array x, int axis, int size, int[] indices) {
        return store(x.precision(), Layout.scatterAdd(read(x), axis, size, indices));
    }

    // ---- products ------------------------------------------------------------------------------------------------

    @Override
    public Array matmul(Array x, boolean transposeX, Array y, boolean transposeY) {
        return store(x.precision(), Products.matmul(read(x), transposeX, read(y), transposeY));
    }

    @Override
    public Array multiplyBlocks(Array x, Array weight) {
        return store(x.precision(), Products.multiplyBlocks(read(x), read(weight)));
    }

    @Override
    public Array multiplyBlocksInput(Array y, Array weight) {
        return store(y.precision(), Products.multiplyBlocksInput(read(y), read(weight)));
    }

    @Override
    public Array multiplyBlocksWeight(Array x, Array y) {
        return store(x.precision(), Products.multiplyBlocksWeight(read(x), read(y)));
    }

    @Override
    public Array convolve(Array x, Array kernel, ConvolutionGeometry geometry) {
        return store(x.precision(), Convolution.convolve(read(x), read(kernel), geometry));
    }

    @Override
    public Array convolveInput(Array y, Array kernel, ConvolutionGeometry geometry, int rows, int columns) {
        return store(y.precision(), Convolution.convolveInput(read(y), read(kernel), geometry, rows, columns));
    }

    @Override
    public Array convolveKernel(Array x, Array y, ConvolutionGeometry geometry, int rows, int columns) {
        return store(x.precision(), Convolution.convolveKernel(read(x), read(y), geometry, rows, columns));
    }

    @Override
    public Array patches(Array x, int rows, int columns, ConvolutionGeometry geometry) {
        return store(x.precision(), Convolution.patches(read(x), rows, columns, geometry));
    }

    @Override
    public Array patchesAdjoint(Array p, Shape shape, int rows, int columns, ConvolutionGeometry geometry) {
        return store(p.precision(), Convolution.patchesAdjoint(read(p), shape, rows, columns, geometry));
    }

    // ---- resampling ----------------------------------------------------------------------------------------------

    @Override
    public Array resample(Array image, Array rows, Array columns, ResampleOrder order) {
        return store(image.precision(), Resampling.resample(read(image), read(rows), read(columns), order));
    }

    @Override
    public Array resampleAdjoint(Array y, Array rows, Array columns, ResampleOrder order, Shape shape) {
        return store(y.precision(), Resampling.resampleAdjoint(read(y), read(rows), read(columns), order, shape));
    }

    @Override
    public Array resampleProduct(Array y, Array image, Array rows, Array columns, ResampleOrder order) {
        return store(y.precision(), Resampling.resampleProduct(read(y), read(image), read(rows), read(columns), order));
    }

    // ---- small matrices ------------------------------------------------------------------------------------------

    @Override
    public Array cholesky(Array x) {
        return store(x.precision(), Triangular.cholesky(read(x)));
    }

    @Override
    public Array solveLowerTriangular(Array l, Array b, boolean transposed) {
        return store(b.precision(), Triangular.solve(read(l), read(b), transposed));
    }

    @Override
    public Array symmetricEigen(Array x) {
        return store(x.precision(), JacobiRotations.symmetricEigen(read(x)));
    }

    @Override
    public Array matrixExponential(Array x) {
        return store(x.precision(), MatrixExponential.exponential(read(x)));
    }

    /** Frees all arrays; their use afterwards is refused. */
    @Override
    public void close() {
        regions.freeAll();
    }

    /** The elements of an array. Errors: refused for another device's array, and after its scope was closed. */
    static Dense read(Array array) {
        if (array instanceof ReferenceArray mine) {
            return mine.dense();
        }
        throw new IllegalArgumentException("an array of another device: " + array.getClass());
    }

    private Array store(Precision precision, Dense result) {
        return new ReferenceArray(rounded(precision, result), precision, regions.innermost());
    }

    private static Dense rounded(Precision precision, Dense dense) {
        if (precision == Precision.FLOAT64) {
            return dense;
        }
        double[] rounded = new double[dense.elements().length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) dense.elements()[i];
        }
        return new Dense(dense.shape(), rounded);
    }
}
