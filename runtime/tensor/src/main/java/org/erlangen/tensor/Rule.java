package org.erlangen.tensor;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Tensor;

/**
 * How one primitive is differentiated by one of its arguments.
 *
 * @param <P> the primitive's type, for its attributes
 */
interface Rule<P extends Primitive> {
    /** The derivative at a point. */
    Derivative at(P primitive, Point point);

    /**
     * Where a primitive was applied.
     *
     * @param engine applies further primitives
     * @param x the arguments
     * @param y the result
     * @param argument which argument the derivative is taken by
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside the engine, which never changes it
    record Point(Engine engine, Value[] x, Value y, int argument) {
        /** The argument that the derivative is taken by. */
        Value by() {
            return x[argument];
        }

        /** The primitive with that argument replaced by a tangent: the pushforward of whatever is linear in it. */
        Value replaced(Primitive primitive, Tensor tangent) {
            Value[] arguments = x.clone();
            arguments[argument] = (Value) tangent;
            return engine.apply(primitive, arguments);
        }
    }

    /**
     * A linear map and its transpose.
     *
     * @param pushforward of a tangent of the argument
     * @param pullback of a cotangent of the result
     */
    record Derivative(UnaryOperator<Tensor> pushforward, UnaryOperator<Tensor> pullback) {}

    /** An element-wise rule: tangents and cotangents alike are multiplied by the partial derivative. */
    interface Partial {
        /** Multiplication by the partial derivative at (x, y). */
        UnaryOperator<Tensor> at(Value[] x, Value y);
    }

    /** A partial derivative at (x, y). */
    interface Slope {
        Tensor at(Value[] x, Value y);
    }

    /** Multiplication by a slope that is computed when it is first needed, and then kept. */
    static Partial times(Slope slope) {
        return (x, y) -> {
            Supplier<Tensor> kept = Kept.of(() -> slope.at(x, y));
            return t -> t.multiply(kept.get());
        };
    }

    /** The rule of an element-wise primitive whose arguments broadcast. */
    static <P extends Primitive> Rule<P> elementwise(Partial partial) {
        return (primitive, point) -> {
            UnaryOperator<Tensor> times = partial.at(point.x, point.y);
            return new Derivative(t -> stretched(times.apply(t), point.y), c -> summed(times.apply(c), point.by()));
        };
    }

    /** The rule of a primitive that is linear in the argument, from its transpose. */
    static <P extends Primitive> Rule<P> linear(Transpose<P> transpose) {
        return (primitive, point) ->
                new Derivative(t -> point.replaced(primitive, t), c -> transpose.of(primitive, point, c));
    }

    /** The transpose of a linear map. */
    interface Transpose<P extends Primitive> {
        /** The cotangent of the argument from that of the result. */
        Tensor of(P primitive, Point point, Tensor c);
    }

    /** {@code t} broadcast to the shape of {@code y}. */
    private static Tensor stretched(Tensor t, Tensor y) {
        return t.shape().equals(y.shape()) ? t : t.broadcastTo(y.shape());
    }

    /** {@code c} summed over the axes along which {@code x} was broadcast: the transpose of broadcasting. */
    static Tensor summed(Tensor c, Tensor x) {
        if (c.shape().equals(x.shape())) {
            return c;
        }
        int extra = c.shape().rank() - x.shape().rank();
        int[] axes = new int[c.shape().rank()];
        int count = 0;
        for (int axis = 0; axis < axes.length; axis++) {
            if (axis < extra || (x.shape().size(axis - extra) == 1 && c.shape().size(axis) != 1)) {
                axes[count++] = axis;
            }
        }
        return c.sum(Arrays.copyOf(axes, count)).reshape(x.shape());
    }
}
