package org.erlangen.host.outline;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Pushforward;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Makes tensors that have a shape and a precision and stand for zeros; counts the bytes that they would take. */
public final class OutlineTensors implements Tensors {
    private final Precision precision;
    private final AtomicLong bytes = new AtomicLong();

    /** Outlines in a default precision. */
    public OutlineTensors(Precision precision) {
        this.precision = precision;
    }

    /** Bytes of all tensors made so far, as if each had memory of its own. */
    public long bytes() {
        return bytes.get();
    }

    Tensor made(Shape shape, Precision format) {
        bytes.addAndGet((long) shape.elements() * format.bytes());
        return view(shape, format);
    }

    /** A tensor that shares its memory with another one. */
    Tensor view(Shape shape, Precision format) {
        return new OutlineTensor(this, shape, format);
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public Tensor of(Shape shape, Precision format, double... elements) {
        return uploaded(shape, format, elements.length);
    }

    @Override
    public Tensor of(Shape shape, Precision format, float[] elements) {
        return uploaded(shape, format, elements.length);
    }

    private Tensor uploaded(Shape shape, Precision format, int count) {
        if (shape.elements() != count) {
            throw new IllegalArgumentException(count + " elements for shape " + shape);
        }
        return made(shape, format);
    }

    @Override
    public Tensor filled(Shape shape, double number, Precision format) {
        return made(shape, format);
    }

    @Override
    public Tensor range(int count, Precision format) {
        return made(Shape.of(count), format);
    }

    @Override
    public Tensor uniform(Key key, Shape shape, Precision format) {
        return made(shape, format);
    }

    @Override
    public Tensor normal(Key key, Shape shape, Precision format) {
        return made(shape, format);
    }

    @Override
    public int[] permutation(Key key, int count) {
        return IntStream.range(0, count).toArray();
    }

    @Override
    public Tensor concatenate(int axis, List<Tensor> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to concatenate");
        }
        Shape first = parts.get(0).shape();
        int size = 0;
        for (Tensor part : parts) {
            if (!part.shape().without(axis).equals(first.without(axis))) {
                throw new IllegalArgumentException(
                        "shapes " + first + " and " + part.shape() + " do not concatenate along axis " + axis);
            }
            size += part.shape().size(axis);
        }
        return made(first.with(axis, size), parts.get(0).precision());
    }

    @Override
    public NamedTensors scoped(Supplier<NamedTensors> computation) {
        return computation.get();
    }

    @Override
    public Pullback vjp(UnaryOperator<NamedTensors> function, NamedTensors point) {
        NamedTensors outputs = function.apply(point);
        return new Pullback() {
            @Override
            public NamedTensors outputs() {
                return outputs;
            }

            @Override
            public NamedTensors apply(NamedTensors cotangents) {
                return point.map(OutlineTensors.this::zerosLike);
            }

            @Override
            public NamedTensors applyEach(NamedTensors cotangents) {
                int count = cotangents.values().get(0).shape().size(0);
                return point.map(input -> made(input.shape().insert(0, count), input.precision()));
            }

            @Override
            public NamedTensors applyEach(NamedTensors cotangents, UnaryOperator<Tensor> narrowing) {
                return applyEach(cotangents);
            }
        };
    }

    @Override
    public Pushforward jvp(UnaryOperator<NamedTensors> function, NamedTensors point, NamedTensors tangent) {
        NamedTensors outputs = function.apply(point);
        return new Pushforward(outputs, outputs.map(this::zerosLike));
    }
}
