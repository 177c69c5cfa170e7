package org.erlangen.api.backend;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;

/**
 * An opened backend: memory and primitives. Each primitive is a pure function of arrays; its result is new and lies in the innermost
 * open {@link MemoryScope} of the calling thread, or, without one, in memory that lives as long as the device.
 *
 * <p>Arguments arrive checked: shapes fit, axes are normal (0 to rank - 1), precisions agree. Zero-size arrays are legal
 * everywhere. Results are independent of the number of threads to the bit when that number is the same.
 *
 * <p>Errors: {@link org.erlangen.api.tensor.NumericalException} from factorisations; {@link IllegalStateException} for an array whose scope
 * was closed; {@link org.erlangen.api.provider.ErlangenException} naming the size asked for when memory is exhausted.
 */
public interface ComputeDevice extends AutoCloseable {
    // ---- memory --------------------------------------------------------------------------------------------------

    /** Opens a scope; scopes nest and close in reverse order. */
    MemoryScope openScope();

    /** A new place for arrays that outlive a step. */
    Memory newMemory();

    /** Bytes of native memory that this device holds now, used or kept for reuse. */
    long heldBytes();

    /** An array of these elements. */
    Array upload(Shape shape, Precision precision, double[] elements);

    /** An array of these elements. */
    Array upload(Shape shape, Precision precision, float[] elements);

    /** The elements in row-major order. */
    double[] download(Array array);

    /** Whether no element is infinite or no number. */
    default boolean isFinite(Array array) {
        for (double element : download(array)) {
            if (!Double.isFinite(element)) {
                return false;
            }
        }
        return true;
    }

    /** A copy in the innermost open scope. */
    default Array copy(Array x) {
        Array flat = reshape(x, Shape.of(x.shape().elements()));
        return reshape(concatenate(List.of(flat), 0), x.shape());
    }

    // ---- element-wise --------------------------------------------------------------------------------------------

    /** An array filled with one number. */
    Array fill(Shape shape, Precision precision, double number);

    /** {@code 0, 1, ..., count - 1}. */
    Array range(int count, Precision precision);

    /** An element-wise function. */
    Array unary(UnaryOperation operation, Array x);

    /** An element-wise function of two arrays that broadcast. */
    Array binary(BinaryOperation operation, Array x, Array y);

    /** {@code ifTrue} where the condition is not 0, else {@code ifFalse}; all three broadcast. */
    Array select(Array condition, Array ifTrue, Array ifFalse);

    /**
     * The results of a formula, each of {@code shape}, to which the arguments broadcast. Here one function after the other, which is also what
     * every other way of computing it has to agree with, to rounding.
     */
    default List<Array> formula(Formula formula, Shape shape, Precision precision, List<Array> arguments) {
        List<Array> known = new ArrayList<>();
        for (Formula.Term term : formula.terms()) {
            if (term instanceof Formula.Argument argument) {
                known.add(arguments.get(argument.index()));
            } else if (term instanceof Formula.Constant constant) {
                known.add(fill(Shape.SCALAR, precision, constant.value()));
            } else if (term instanceof Formula.Unary unary) {
                known.add(unary(unary.operation(), known.get(unary.x())));
            } else if (term instanceof Formula.Binary binary) {
                known.add(binary(binary.operation(), known.get(binary.x()), known.get(binary.y())));
            }
        }
        List<Array> results = new ArrayList<>();
        for (int place : formula.results()) {
            Array result = known.get(place);
            results.add(result.shape().equals(shape) ? result : broadcast(result, shape));
        }
        return results;
    }

    /** The same numbers in another precision. */
    Array cast(Array x, Precision precision);

    // ---- reductions and layout -----------------------------------------------------------------------------------

    /** A reduction over distinct ascending axes, which vanish. Sums accumulate in float64. */
    Array reduce(Reduction reduction, Array x, int[] axes);

    /**
     * One element of {@code x} for each place of the other axes: that whose row-major number within the distinct ascending {@code axes} is given, as
     * {@code ARG_MAX} does. Shape: numbers and result are x's without the axes.
     */
    Array pick(Array x, Array numbers, int[] axes);

    /**
     * Adjoint of {@link #pick} in x: zeros but for the picked elements. Shape: y is {@code shape} without the axes; numbers the same, or without leading axes along
     * which all are alike; result of {@code shape}.
     */
    Array place(Array y, Array numbers, Shape shape, int[] axes);

    /** The same elements under another shape; may share memory with {@code x}. */
    Array reshape(Array x, Shape shape);

    /** Axis {@code i} of the result is axis {@code order[i]} of {@code x}. */
    Array transpose(Array x, int[] order);

    /** {@code x} stretched to {@code shape}. */
    Array broadcast(Array x, Shape shape);

    /** Elements {@code from, from + step, ...} before {@code to} along an axis; may share memory with {@code x}. */
    Array slice(Array x, int axis, int from, int to, int step);

    /** Zeros before, after, and {@code step - 1} zeros between the elements along an axis. */
    Array pad(Array x, int axis, int before, int after, int step);

    /** An axis in reverse order. */
    Array flip(Array x, int axis);

    /** One after the other along an axis, in new memory; at least one part. */
    Array concatenate(List<Array> parts, int axis);

    /** Elements by index along an axis. */
    Array take(Array x, int axis, int[] indices);

    /** Slices along an axis added into places of an axis of {@code size} zeros. */
    Array scatterAdd(Array x, int axis, int size, int[] indices);

    // ---- products ------------------------------------------------------------------------------------------------

    /** Matrix products. Shape: both [..., rows, columns] with leading axes that broadcast. */
    Array matmul(Array x, boolean transposeX, Array y, boolean transposeY);

    /** Each block of inputs by its part of a weight. Shape: x [N, blocks, in], weight [out, blocks in]; result [N, blocks, out]. */
    Array multiplyBlocks(Array x, Array weight);

    /** Adjoint of {@link #multiplyBlocks} in x. Shape: y [N, blocks, out], weight [out, blocks in]; result [N, blocks, in]. */
    Array multiplyBlocksInput(Array y, Array weight);

    /** Adjoint of {@link #multiplyBlocks} in the weight. Shape: x [N, blocks, in], y [N, blocks, out]; result [out, blocks in]. */
    Array multiplyBlocksWeight(Array x, Array y);

    /** Cross-correlation. Shape: x [N, C, H, W], kernel [D, C, h, w]; result [N, D, H', W']. */
    Array convolve(Array x, Array kernel, ConvolutionGeometry geometry);

    /** Adjoint of {@link #convolve} in x. Shape: y [N, D, H', W']; result [N, C, rows, columns]. */
    Array convolveInput(Array y, Array kernel, ConvolutionGeometry geometry, int rows, int columns);

    /** Adjoint of {@link #convolve} in the kernel. Shape: x [N, C, H, W], y [N, D, H', W']; result [D, C, rows, columns]. */
    Array convolveKernel(Array x, Array y, ConvolutionGeometry geometry, int rows, int columns);

    /** Patches under a sliding window. Shape: [N, C, H, W] gives [N, H' W', C rows columns], patch order (c, row, column). */
    Array patches(Array x, int rows, int columns, ConvolutionGeometry geometry);

    /** Adjoint of {@link #patches}. Shape: p [N, H' W', C h w]; result of {@code shape} [N, C, H, W]. */
    Array patchesAdjoint(Array p, Shape shape, int rows, int columns, ConvolutionGeometry geometry);

    // ---- resampling ----------------------------------------------------------------------------------------------

    /**
     * Bilinear resampling with the weights of {@code order}. Shape: image [B, C, H, W]; rows and columns [G, h, w] in pixels, G a
     * multiple of B; result [G, C, h, w]. Grid {@code g} reads image {@code g / (G/B)}; outside is zero.
     */
    Array resample(Array image, Array rows, Array columns, ResampleOrder order);

    /** Adjoint of {@link #resample} in the image. Shape: y [G, C, h, w]; result of {@code shape} [B, C, H, W]. */
    Array resampleAdjoint(Array y, Array rows, Array columns, ResampleOrder order, Shape shape);

    /** {@code sum_c y * resample(image)}, without the intermediate. Shape: y [G, C, h, w]; result [G, h, w]. */
    Array resampleProduct(Array y, Array image, Array rows, Array columns, ResampleOrder order);

    // ---- small matrices ------------------------------------------------------------------------------------------

    /** Lower Cholesky factors; zeros above the diagonal. Shape: [..., n, n]; only the lower triangle is read. */
    Array cholesky(Array x);

    /** Solves {@code L z = b} or {@code L^T z = b}. Shape: l [..., n, n], b [..., n, m], equal leading axes. */
    Array solveLowerTriangular(Array l, Array b, boolean transposed);

    /** Symmetric eigenproblem, packed. Shape: [..., n, n] gives [..., n + 1, n]: row 0 the values, ascending; below them the vectors as columns. */
    Array symmetricEigen(Array x);

    /** Matrix exponentials. Shape: [..., n, n]. */
    Array matrixExponential(Array x);

    @Override
    void close();
}
