package org.erlangen.api.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Makes tensors, draws random ones from keys, and differentiates functions of tensors.
 *
 * <p>Differentiation turns functions into functions and nests to any order: the gradient of a function that itself takes a
 * gradient is right. A tensor that a function captures from outside counts as constant in it, and keeps its part in the
 * differentiations outside.
 */
public interface Tensors {
    /** The precision of tensors that are made without naming one. */
    Precision precision();

    // ---- making --------------------------------------------------------------------------------------------------

    /** A tensor of these elements in row-major order. Errors: refused unless there are as many as the shape has. */
    Tensor of(Shape shape, Precision precision, double... elements);

    /** As {@link #of(Shape, Precision, double...)}, from float32 numbers. */
    Tensor of(Shape shape, Precision precision, float[] elements);

    /** A tensor filled with one number. */
    Tensor filled(Shape shape, double number, Precision precision);

    /** {@code 0, 1, ..., count - 1}. Shape: [count]. */
    Tensor range(int count, Precision precision);

    /** Independent uniform numbers in [0, 1). */
    Tensor uniform(Key key, Shape shape, Precision precision);

    /** Independent standard normal numbers. */
    Tensor normal(Key key, Shape shape, Precision precision);

    /** A random permutation of {@code 0 .. count - 1}. */
    int[] permutation(Key key, int count);

    /** Tensors one after the other along an axis. */
    Tensor concatenate(int axis, List<Tensor> parts);

    /** A tensor of these elements in the default precision. */
    default Tensor of(Shape shape, double... elements) {
        return of(shape, precision(), elements);
    }

    /** A vector of these elements in the default precision. */
    default Tensor vector(double... elements) {
        return of(Shape.of(elements.length), elements);
    }

    /** A matrix of these rows in the default precision. Errors: refused when rows differ in length. */
    default Tensor matrix(double[]... rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (double[] row : rows) {
            if (row.length != columns) {
                throw new IllegalArgumentException(
                        "rows of a matrix differ in length: " + row.length + " and " + columns);
            }
        }
        double[] elements = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return of(Shape.of(rows.length, columns), elements);
    }

    /** A scalar. */
    default Tensor scalar(double number, Precision precision) {
        return filled(Shape.SCALAR, number, precision);
    }

    /** A scalar in the default precision. */
    default Tensor scalar(double number) {
        return scalar(number, precision());
    }

    /** A tensor filled with one number, in the default precision. */
    default Tensor filled(Shape shape, double number) {
        return filled(shape, number, precision());
    }

    /** Zeros in the default precision. */
    default Tensor zeros(Shape shape) {
        return filled(shape, 0);
    }

    /** Zeros of a tensor's shape and precision. */
    default Tensor zerosLike(Tensor tensor) {
        return filled(tensor.shape(), 0, tensor.precision());
    }

    /** {@code 0, 1, ..., count - 1} in the default precision. */
    default Tensor range(int count) {
        return range(count, precision());
    }

    /** The identity matrix. Shape: [size, size]. */
    default Tensor identity(int size, Precision precision) {
        Tensor index = range(size, precision);
        return index.expand(-1).equalTo(index);
    }

    /** The identity matrix in the default precision. */
    default Tensor identity(int size) {
        return identity(size, precision());
    }

    /** Uniform numbers in [0, 1) in the default precision. */
    default Tensor uniform(Key key, Shape shape) {
        return uniform(key, shape, precision());
    }

    /** Standard normal numbers in the default precision. */
    default Tensor normal(Key key, Shape shape) {
        return normal(key, shape, precision());
    }

    /** Tensors one after the other along an axis. */
    default Tensor concatenate(int axis, Tensor... parts) {
        return concatenate(axis, Arrays.asList(parts));
    }

    /** Tensors of equal shape, stacked along a new axis. */
    default Tensor stack(int axis, List<Tensor> parts) {
        List<Tensor> expanded = new ArrayList<>();
        for (Tensor part : parts) {
            expanded.add(part.expand(axis));
        }
        return concatenate(axis, expanded);
    }

    // ---- memory --------------------------------------------------------------------------------------------------

    /**
     * The results of a computation whose intermediate tensors are freed at its end. A hint about memory, nothing else: the results are
     * the same without it. Tensors made inside must not be used outside, except the results. Inside a differentiation nothing is freed
     * early.
     */
    NamedTensors scoped(Supplier<NamedTensors> computation);

    /** {@link #scoped} for a computation of one tensor. */
    default Tensor scopedTensor(Supplier<Tensor> computation) {
        return scoped(() -> NamedTensors.of("result", computation.get())).get("result");
    }

    // ---- differentiating -----------------------------------------------------------------------------------------

    /** A function's outputs at a point, with its pullback (reverse mode). */
    Pullback vjp(UnaryOperator<NamedTensors> function, NamedTensors point);

    /** A function's outputs at a point, with its pushforward of a tangent (forward mode); inputs without a tangent count as constant. */
    Pushforward jvp(UnaryOperator<NamedTensors> function, NamedTensors point, NamedTensors tangent);

    /** Value and gradient of a scalar function. Errors: refused when the value is not a scalar. */
    default ValueAndGradient valueAndGrad(Function<NamedTensors, Tensor> function, NamedTensors point) {
        Pullback pullback = vjp(inputs -> NamedTensors.of("value", function.apply(inputs)), point);
        Tensor value = pullback.outputs().get("value");
        if (value.shape().rank() != 0) {
            throw new IllegalArgumentException(
                    "a gradient needs a scalar function, this one's value has shape " + value.shape());
        }
        Tensor one = filled(Shape.SCALAR, 1, value.precision());
        return new ValueAndGradient(value, pullback.apply(NamedTensors.of("value", one)));
    }

    /** The gradient of a scalar function of one tensor, as a function. */
    default UnaryOperator<Tensor> grad(UnaryOperator<Tensor> function) {
        return point -> valueAndGrad(inputs -> function.apply(inputs.get("x")), NamedTensors.of("x", point))
                .gradient()
                .get("x");
    }

    /** The pullback of one cotangent through a function of one tensor. */
    default Tensor pullback(UnaryOperator<Tensor> function, Tensor point, Tensor cotangent) {
        return vjp(inputs -> NamedTensors.of("y", function.apply(inputs.get("x"))), NamedTensors.of("x", point))
                .apply(NamedTensors.of("y", cotangent))
                .get("x");
    }

    /** The pushforward of one tangent through a function of one tensor. */
    default Tensor pushforward(UnaryOperator<Tensor> function, Tensor point, Tensor tangent) {
        return jvp(
                        inputs -> NamedTensors.of("y", function.apply(inputs.get("x"))),
                        NamedTensors.of("x", point),
                        NamedTensors.of("x", tangent))
                .tangents()
                .get("y");
    }
}
