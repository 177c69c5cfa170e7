package org.erlangen.api.tensor;

/**
 * An n-dimensional array of real numbers: an immutable value. Every operation is a pure function of values and is
 * differentiable to any order, except where it says otherwise.
 *
 * <p>Only a few operations are abstract; the named ones are written in terms of them. Mixing precisions is refused: use
 * {@link #cast}. A number given as a {@code double} takes the precision of the tensor that it meets.
 *
 * <p>Errors: shapes that do not fit are refused with {@link IllegalArgumentException} before anything is computed; reading
 * numbers out of a tensor that is being differentiated, or whose scope was closed, with {@link IllegalStateException}.
 */
public interface Tensor {
    /** Sizes of the axes. */
    Shape shape();

    /** Format of the elements. */
    Precision precision();

    /** The factory and differentiation that this tensor belongs to. */
    Tensors tensors();

    // ---- reading numbers out -------------------------------------------------------------------------------------

    /** All elements in row-major order (a copy), as float64. */
    double[] toDoubles();

    /** The only element. Errors: refused unless there is exactly one. */
    default double item() {
        if (shape().elements() != 1) {
            throw new IllegalArgumentException("item() needs exactly one element, the shape is " + shape());
        }
        return toDoubles()[0];
    }

    // ---- element-wise --------------------------------------------------------------------------------------------

    /** Element-wise function. Shape: unchanged. */
    Tensor unary(UnaryOperation operation);

    /** Element-wise function of this and another. Shape: broadcast of both. */
    Tensor binary(BinaryOperation operation, Tensor other);

    /** Where this is not 0 the elements of {@code ifTrue}, elsewhere those of {@code ifFalse}. Shape: broadcast of all three. Not differentiated by the condition. */
    Tensor select(Tensor ifTrue, Tensor ifFalse);

    /** The same numbers in another precision. */
    Tensor cast(Precision precision);

    /** The same numbers, held constant by every differentiation in progress. */
    Tensor stopGradient();

    /** {@code this + other}, broadcast. */
    default Tensor add(Tensor other) {
        return binary(BinaryOperation.ADD, other);
    }

    /** {@code this + number}. */
    default Tensor add(double number) {
        return add(like(number));
    }

    /** {@code this - other}, broadcast. */
    default Tensor subtract(Tensor other) {
        return binary(BinaryOperation.SUBTRACT, other);
    }

    /** {@code this - number}. */
    default Tensor subtract(double number) {
        return subtract(like(number));
    }

    /** {@code this * other}, element by element, broadcast. */
    default Tensor multiply(Tensor other) {
        return binary(BinaryOperation.MULTIPLY, other);
    }

    /** {@code this * number}. */
    default Tensor multiply(double number) {
        return multiply(like(number));
    }

    /** {@code this / other}, element by element, broadcast. */
    default Tensor divide(Tensor other) {
        return binary(BinaryOperation.DIVIDE, other);
    }

    /** {@code this / number}. */
    default Tensor divide(double number) {
        return divide(like(number));
    }

    /** {@code this^other}, element by element, broadcast; differentiable where this is positive. */
    default Tensor power(Tensor other) {
        return binary(BinaryOperation.POWER, other);
    }

    /** The larger of both, broadcast. */
    default Tensor maximum(Tensor other) {
        return binary(BinaryOperation.MAXIMUM, other);
    }

    /** The smaller of both, broadcast. */
    default Tensor minimum(Tensor other) {
        return binary(BinaryOperation.MINIMUM, other);
    }

    /** 1 where this is greater, else 0, broadcast. Not differentiable. */
    default Tensor greater(Tensor other) {
        return binary(BinaryOperation.GREATER, other);
    }

    /** 1 where this is greater or equal, else 0, broadcast. Not differentiable. */
    default Tensor greaterOrEqual(Tensor other) {
        return binary(BinaryOperation.GREATER_OR_EQUAL, other);
    }

    /** 1 where equal, else 0, broadcast. Not differentiable. */
    default Tensor equalTo(Tensor other) {
        return binary(BinaryOperation.EQUAL, other);
    }

    /** {@code -this}. */
    default Tensor negate() {
        return unary(UnaryOperation.NEGATE);
    }

    /** Absolute value; derivative 0 at 0. */
    default Tensor absolute() {
        return unary(UnaryOperation.ABSOLUTE);
    }

    /** -1, 0 or 1. Not differentiable. */
    default Tensor sign() {
        return unary(UnaryOperation.SIGN);
    }

    /** {@code 1 / this}. */
    default Tensor reciprocal() {
        return unary(UnaryOperation.RECIPROCAL);
    }

    /** {@code this^2}. */
    default Tensor square() {
        return unary(UnaryOperation.SQUARE);
    }

    /** Square root. */
    default Tensor sqrt() {
        return unary(UnaryOperation.SQRT);
    }

    /** {@code e^this}. */
    default Tensor exp() {
        return unary(UnaryOperation.EXP);
    }

    /** {@code e^this - 1}, exact near 0. */
    default Tensor expm1() {
        return unary(UnaryOperation.EXPM1);
    }

    /** Natural logarithm. */
    default Tensor log() {
        return unary(UnaryOperation.LOG);
    }

    /** {@code log(1 + this)}, exact near 0. */
    default Tensor log1p() {
        return unary(UnaryOperation.LOG1P);
    }

    /** Sine, radians. */
    default Tensor sin() {
        return unary(UnaryOperation.SIN);
    }

    /** Cosine, radians. */
    default Tensor cos() {
        return unary(UnaryOperation.COS);
    }

    /** Hyperbolic tangent. */
    default Tensor tanh() {
        return unary(UnaryOperation.TANH);
    }

    /** Logistic function. */
    default Tensor sigmoid() {
        return unary(UnaryOperation.SIGMOID);
    }

    /** {@code log(1 + e^this)}, without overflow. */
    default Tensor softplus() {
        return unary(UnaryOperation.SOFTPLUS);
    }

    /** {@code max(this, 0)}; derivative 0 at 0. */
    default Tensor relu() {
        return unary(UnaryOperation.RELU);
    }

    /** 1 where positive, else 0. Not differentiable. */
    default Tensor step() {
        return unary(UnaryOperation.STEP);
    }

    /** Largest integer not greater. Not differentiable. */
    default Tensor floor() {
        return unary(UnaryOperation.FLOOR);
    }

    /** {@code this} where positive, else {@code alpha (e^this - 1)}. */
    default Tensor elu(double alpha) {
        return step().select(this, minimum(like(0)).expm1().multiply(alpha));
    }

    // ---- reductions ----------------------------------------------------------------------------------------------

    /** Reduction over some axes, which vanish. Shape: without those axes. */
    Tensor reduce(Reduction reduction, int... axes);

    /** Sum over some axes, accumulated in float64. */
    default Tensor sum(int... axes) {
        return axes.length == 0 ? this : reduce(Reduction.SUM, axes);
    }

    /** Sum over all axes: a scalar, accumulated in float64. */
    default Tensor sumAll() {
        return sum(allAxes());
    }

    /** Mean over some axes. Errors: refused over no elements. */
    default Tensor mean(int... axes) {
        int count = 1;
        for (int axis : axes) {
            count *= shape().size(axis);
        }
        if (count == 0) {
            throw new IllegalArgumentException("mean over no elements of shape " + shape());
        }
        return sum(axes).multiply(1.0 / count);
    }

    /** Mean over all axes: a scalar. */
    default Tensor meanAll() {
        return mean(allAxes());
    }

    /** Largest element over some axes. */
    default Tensor max(int... axes) {
        return axes.length == 0 ? this : reduce(Reduction.MAX, axes);
    }

    /** Smallest element over some axes. */
    default Tensor min(int... axes) {
        return negate().max(axes).negate();
    }

    /** Index of the first largest element along an axis. Not differentiable. */
    default Tensor argMax(int axis) {
        return reduce(Reduction.ARG_MAX, axis);
    }

    /** {@code log sum exp} along an axis, without overflow. */
    default Tensor logSumExp(int axis) {
        Tensor largest = max(axis).stopGradient();
        return subtract(largest.expand(shape().axis(axis)))
                .exp()
                .sum(axis)
                .log()
                .add(largest);
    }

    /** {@code log softmax} along an axis. Shape: unchanged. */
    default Tensor logSoftmax(int axis) {
        Tensor centred = subtract(max(axis).stopGradient().expand(shape().axis(axis)));
        return centred.subtract(centred.exp().sum(axis).log().expand(shape().axis(axis)));
    }

    /** {@code softmax} along an axis. Shape: unchanged. */
    default Tensor softmax(int axis) {
        return logSoftmax(axis).exp();
    }

    // ---- layout --------------------------------------------------------------------------------------------------

    /** The same elements in row-major order under another shape of as many elements. */
    Tensor reshape(Shape shape);

    /** The same elements under another shape; one size may be -1 and follows from the others. */
    default Tensor reshape(int... sizes) {
        int known = 1;
        int open = -1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == -1 && open < 0) {
                open = i;
            } else {
                known *= sizes[i];
            }
        }
        int[] full = sizes.clone();
        if (open >= 0) {
            full[open] = known == 0 ? 0 : shape().elements() / known;
        }
        return reshape(Shape.of(full));
    }

    /** Axes in another order: axis {@code i} of the result is axis {@code order[i]} of this. */
    Tensor transpose(int... order);

    /** The last two axes exchanged: the matrix transpose, of each matrix of a batch. */
    default Tensor transposed() {
        int rank = shape().rank();
        if (rank < 2) {
            throw new IllegalArgumentException("transposed() needs two axes, the shape is " + shape());
        }
        int[] order = new int[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = i;
        }
        order[rank - 1] = rank - 2;
        order[rank - 2] = rank - 1;
        return transpose(order);
    }

    /** This, stretched to a larger shape by broadcasting. */
    Tensor broadcastTo(Shape shape);

    /** A new axis of size 1 before {@code axis}; -1 appends. */
    default Tensor expand(int axis) {
        return reshape(shape().insert(axis, 1));
    }

    /** Without an axis of size 1. */
    default Tensor squeeze(int axis) {
        if (shape().size(axis) != 1) {
            throw new IllegalArgumentException("axis " + axis + " of shape " + shape() + " is not of size 1");
        }
        return reshape(shape().without(axis));
    }

    /** The elements {@code from, from + step, ...} before {@code to} along an axis; {@code step >= 1}. */
    Tensor slice(int axis, int from, int to, int step);

    /** The elements from {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
    default Tensor slice(int axis, int from, int to) {
        return slice(axis, from, to, 1);
    }

    /** Zeros around the elements along an axis: {@code before} in front, {@code after} behind, {@code step - 1} between neighbours; the adjoint of {@link #slice}. */
    Tensor pad(int axis, int before, int after, int step);

    /** Zeros in front of and behind an axis. */
    default Tensor pad(int axis, int before, int after) {
        return pad(axis, before, after, 1);
    }

    /** An axis in reverse order. */
    Tensor flip(int axis);

    /** An axis turned round: element {@code i} moves to {@code (i + shift) mod size}. */
    default Tensor roll(int axis, int shift) {
        int size = shape().size(axis);
        int by = size == 0 ? 0 : Math.floorMod(shift, size);
        return by == 0 ? this : tensors().concatenate(axis, slice(axis, size - by, size), slice(axis, 0, size - by));
    }

    /** Elements by index along an axis; indices may repeat. Shape: the axis becomes as long as {@code indices}. */
    Tensor take(int axis, int... indices);

    /** Adds the slices along an axis into places of a longer axis of zeros: the adjoint of {@link #take}. */
    Tensor scatterAdd(int axis, int size, int... indices);

    // ---- products ------------------------------------------------------------------------------------------------

    /**
     * Matrix product, either side transposed by wish. Shape: [..., m, k] by [..., k, n] gives [..., m, n] (before
     * transposition); leading axes broadcast.
     */
    Tensor matmul(Tensor other, boolean transposeThis, boolean transposeOther);

    /** Matrix product. Shape: [..., m, k] by [..., k, n] gives [..., m, n]; leading axes broadcast. */
    default Tensor matmul(Tensor other) {
        return matmul(other, false, false);
    }

    /** Each block of inputs by its part of a weight. Shape: [N, blocks, in] with [out, blocks in] gives [N, blocks, out]. */
    Tensor multiplyBlocks(Tensor weight);

    /** Cross-correlation with a kernel, zeros outside. Shape: [N, C, H, W] with [D, C, h, w] gives [N, D, H', W']. */
    Tensor convolve(Tensor kernel, ConvolutionGeometry geometry);

    /**
     * What a window of {@code rows} by {@code columns} sees times {@code y}, summed over examples and positions: the adjoint of {@link #convolve} in
     * the kernel. Shape: [N, C, H, W] with y [N, D, H', W'] gives [D, C, rows, columns].
     */
    Tensor convolveKernel(Tensor y, int rows, int columns, ConvolutionGeometry geometry);

    /** The patches under a sliding window. Shape: [N, C, H, W] gives [N, H' W', C h w], patch order (c, row, column). */
    Tensor patches(int rows, int columns, ConvolutionGeometry geometry);

    /**
     * Bilinear resampling, zeros outside. Shape: this [B, C, H, W]; {@code rows} and {@code columns} [G, h, w] with G a
     * multiple of B; the result is [G, C, h, w], and image {@code b} is read by its G/B consecutive grids.
     *
     * <p>Units: {@code rows} and {@code columns} are where to read, in pixels: (0, 0) is the centre of the first pixel.
     * At integer positions the derivative by position is that of the cell on the greater side.
     *
     * <p>Source: docs/methods/invariant-weights.md, section 3.
     */
    Tensor resample(Tensor rows, Tensor columns);

    // ---- small matrices ------------------------------------------------------------------------------------------

    /** Lower Cholesky factor of each symmetric positive definite matrix. Shape: [..., n, n]. Errors: {@link NumericalException} when one is not positive definite. */
    Tensor cholesky();

    /** Solves {@code L x = b}, or {@code L^T x = b} when transposed, with this = L lower triangular. Shape: [..., n, n] and b [..., n, m], equal leading axes. */
    Tensor solveLowerTriangular(Tensor right, boolean transposed);

    /** Eigenvalues (ascending) and eigenvectors (columns) of each symmetric matrix. Shape: [..., n, n]. Derivatives of eigenvectors need distinct eigenvalues. */
    SymmetricEigen symmetricEigen();

    /** Exponential of each matrix. Shape: [..., n, n]. */
    Tensor matrixExponential();

    /** The main diagonal of each matrix. Shape: [..., n, n] gives [..., n]. */
    default Tensor diagonal() {
        int size = shape().size(-1);
        return reshape(shape().part(0, shape().rank() - 2).append(Shape.of(size * size)))
                .slice(-1, 0, size * size, size + 1);
    }

    /** Diagonal matrices. Shape: [..., n] gives [..., n, n]. */
    default Tensor diagonalMatrix() {
        int size = shape().size(-1);
        return pad(-1, 0, 0, size + 1).reshape(shape().append(Shape.of(size)));
    }

    /** Each matrix with zeros above the main diagonal, or on and above it when {@code strict}. Shape: [..., n, n]. */
    default Tensor lowerTriangle(boolean strict) {
        Tensor index = tensors().range(shape().size(-1), precision());
        Tensor row = index.expand(-1);
        return multiply(strict ? row.greater(index) : row.greaterOrEqual(index));
    }

    /** Log-determinant of each symmetric positive definite matrix. Shape: [..., n, n] gives [...]. Units: nats. */
    default Tensor logDeterminant() {
        return cholesky().diagonal().log().sum(-1).multiply(2);
    }

    private Tensor like(double number) {
        return tensors().scalar(number, precision());
    }

    private int[] allAxes() {
        int[] axes = new int[shape().rank()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = i;
        }
        return axes;
    }
}
