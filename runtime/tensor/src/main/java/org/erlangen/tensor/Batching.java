package org.erlangen.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.tensor.Primitive.Binary;
import org.erlangen.tensor.Primitive.Broadcast;
import org.erlangen.tensor.Primitive.Cast;
import org.erlangen.tensor.Primitive.Cholesky;
import org.erlangen.tensor.Primitive.Concatenate;
import org.erlangen.tensor.Primitive.Convolve;
import org.erlangen.tensor.Primitive.ConvolveInput;
import org.erlangen.tensor.Primitive.Eigen;
import org.erlangen.tensor.Primitive.Flip;
import org.erlangen.tensor.Primitive.Matmul;
import org.erlangen.tensor.Primitive.MatrixExponential;
import org.erlangen.tensor.Primitive.MultiplyBlocks;
import org.erlangen.tensor.Primitive.MultiplyBlocksInput;
import org.erlangen.tensor.Primitive.Pad;
import org.erlangen.tensor.Primitive.Patches;
import org.erlangen.tensor.Primitive.PatchesAdjoint;
import org.erlangen.tensor.Primitive.Pick;
import org.erlangen.tensor.Primitive.Place;
import org.erlangen.tensor.Primitive.Reduce;
import org.erlangen.tensor.Primitive.Reshape;
import org.erlangen.tensor.Primitive.ScatterAdd;
import org.erlangen.tensor.Primitive.Select;
import org.erlangen.tensor.Primitive.Slice;
import org.erlangen.tensor.Primitive.Take;
import org.erlangen.tensor.Primitive.Transpose;
import org.erlangen.tensor.Primitive.Unary;
import org.jspecify.annotations.Nullable;

/**
 * How a primitive is applied to {@code count} values at once that lie along an axis in front of some of its arguments: as one primitive where it can
 * be, else to each of them on its own.
 */
final class Batching {
    private final Engine engine;
    private final int count;

    Batching(Engine engine, int count) {
        this.engine = engine;
        this.count = count;
    }

    /**
     * An argument.
     *
     * @param value with the axis in front if there are several, else the same for all
     * @param several whether there are
     */
    record Argument(Value value, boolean several) {
        /** Shape of one. */
        Shape shape() {
            return several ? value.shape().without(0) : value.shape();
        }
    }

    /** The results, along an axis in front. At least one argument is of several values. */
    Value apply(Primitive primitive, Argument... x) {
        if (isElementwise(primitive) || primitive instanceof Matmul) {
            return engine.apply(primitive, aligned(x));
        }
        if (primitive instanceof Concatenate concatenate) {
            Value[] parts = Arrays.stream(x).map(this::stretched).toArray(Value[]::new);
            return engine.apply(new Concatenate(concatenate.axis() + 1), parts);
        }
        if (x.length == 1) {
            return single(primitive, x[0]);
        }
        if (primitive instanceof Pick p) {
            return engine.apply(new Pick(further(p.axes())), stretched(x[0]), stretched(x[1]));
        }
        if (primitive instanceof Place p) {
            Value numbers = x[1].several() ? stretched(x[1], x[0].shape()) : x[1].value();
            return engine.apply(new Place(front(p.shape()), further(p.axes())), stretched(x[0]), numbers);
        }
        if (x[0].several() && !x[1].several() && isOfBatches(primitive)) {
            return unfolded(engine.apply(primitive, folded(x[0].value()), x[1].value()));
        }
        return oneByOne(primitive, x);
    }

    private static boolean isElementwise(Primitive primitive) {
        return primitive instanceof Unary
                || primitive instanceof Binary
                || primitive instanceof Select
                || primitive instanceof Cast
                || primitive instanceof Cholesky
                || primitive instanceof Eigen
                || primitive instanceof MatrixExponential;
    }

    /** Whether the first axis of the first argument is one of examples, each of which is treated alike. */
    private static boolean isOfBatches(Primitive primitive) {
        return primitive instanceof Convolve
                || primitive instanceof ConvolveInput
                || primitive instanceof MultiplyBlocks
                || primitive instanceof MultiplyBlocksInput;
    }

    private Value single(Primitive primitive, Argument x) {
        Value several = x.value();
        if (primitive instanceof Reshape p) {
            return (Value) several.reshape(front(p.shape()));
        }
        if (primitive instanceof Broadcast p) {
            return (Value)
                    several.reshape(front(padded(x.shape(), p.shape().rank()))).broadcastTo(front(p.shape()));
        }
        if (primitive instanceof Patches) {
            return unfolded(engine.apply(primitive, folded(several)));
        }
        if (primitive instanceof PatchesAdjoint p) {
            Shape shape = p.shape().with(0, count * p.shape().size(0));
            return unfolded(
                    engine.apply(new PatchesAdjoint(shape, p.rows(), p.columns(), p.geometry()), folded(several)));
        }
        Primitive moved = behind(primitive);
        return moved == null ? oneByOne(primitive, x) : engine.apply(moved, several);
    }

    /** The primitive with its axes one further back; null for one without axes. */
    private static @Nullable Primitive behind(Primitive primitive) {
        if (primitive instanceof Reduce p) {
            return new Reduce(p.reduction(), further(p.axes()));
        }
        if (primitive instanceof Transpose p) {
            int[] order = new int[p.order().length + 1];
            System.arraycopy(further(p.order()), 0, order, 1, p.order().length);
            return new Transpose(order);
        }
        if (primitive instanceof Slice p) {
            return new Slice(p.axis() + 1, p.from(), p.to(), p.step());
        }
        if (primitive instanceof Pad p) {
            return new Pad(p.axis() + 1, p.before(), p.after(), p.step());
        }
        if (primitive instanceof Flip p) {
            return new Flip(p.axis() + 1);
        }
        if (primitive instanceof Take p) {
            return new Take(p.axis() + 1, p.indices());
        }
        return primitive instanceof ScatterAdd p ? new ScatterAdd(p.axis() + 1, p.size(), p.indices()) : null;
    }

    private static int[] further(int[] axes) {
        return Arrays.stream(axes).map(axis -> axis + 1).toArray();
    }

    /** Arguments whose own axes stand in line, so that leading ones broadcast. */
    private static Value[] aligned(Argument[] x) {
        int rank = Arrays.stream(x).mapToInt(one -> one.shape().rank()).max().orElse(0);
        Value[] aligned = new Value[x.length];
        for (int i = 0; i < x.length; i++) {
            Value value = x[i].value();
            aligned[i] = x[i].several()
                    ? (Value) value.reshape(
                            padded(x[i].shape(), rank).insert(0, value.shape().size(0)))
                    : value;
        }
        return aligned;
    }

    /** A shape with axes of size 1 in front, up to a rank. */
    private static Shape padded(Shape shape, int rank) {
        Shape padded = shape;
        while (padded.rank() < rank) {
            padded = padded.insert(0, 1);
        }
        return padded;
    }

    private Shape front(Shape shape) {
        return shape.insert(0, count);
    }

    private Value stretched(Argument x) {
        return x.several()
                ? x.value()
                : (Value) x.value().expand(0).broadcastTo(front(x.value().shape()));
    }

    /** Several values, each broadcast to a shape. */
    private Value stretched(Argument x, Shape shape) {
        return (Value) x.value().reshape(front(padded(x.shape(), shape.rank()))).broadcastTo(front(shape));
    }

    /** The axis in front and the first one as one. */
    private static Value folded(Value several) {
        Shape shape = several.shape();
        return (Value) several.reshape(shape.without(0).with(0, shape.size(0) * shape.size(1)));
    }

    private Value unfolded(Value folded) {
        Shape shape = folded.shape();
        return (Value) folded.reshape(front(shape.with(0, shape.size(0) / count)));
    }

    private Value oneByOne(Primitive primitive, Argument... x) {
        List<Tensor> results = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Value[] arguments = new Value[x.length];
            for (int i = 0; i < x.length; i++) {
                Value value = x[i].value();
                arguments[i] = x[i].several() ? (Value) value.slice(0, k, k + 1).squeeze(0) : value;
            }
            results.add(engine.apply(primitive, arguments));
        }
        return (Value) engine.stack(0, results);
    }
}
