package org.erlangen.tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Pushforward;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Tensors over a computing device. The host opens it, opens a scope per step, and moves out what outlives the step:
 *
 * <pre>{@code
 * try (MemoryScope scope = engine.openScope()) {
 *     Transition next = estimation.step(state, batch, key);
 *     state = new State(engine.keep(memory, next.state().tensors()), next.state().counters());
 * }
 * }</pre>
 */
public final class Engine implements Tensors, AutoCloseable {
    private final ComputeDevice device;
    private final Precision precision;
    private final AtomicLong levels = new AtomicLong();
    private final AtomicInteger differentiations = new AtomicInteger();
    private final Memory carry;
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    /** An engine over an opened device, making tensors of {@code precision} unless told otherwise. Closing it closes the device. */
    public Engine(ComputeDevice device, Precision precision) {
        this.device = device;
        this.precision = precision;
        this.carry = device.newMemory();
    }

    // ---- memory --------------------------------------------------------------------------------------------------

    /** Opens a memory scope: all tensors made until it closes live in it. */
    public MemoryScope openScope() {
        MemoryScope scope = device.openScope();
        int[] open = depth.get();
        int outer = open[0]++;
        return () -> {
            scope.close();
            open[0] = Math.min(open[0], outer); // closing again changes nothing
        };
    }

    /** How many scopes are open on this thread. */
    int depth() {
        return depth.get()[0];
    }

    /** A new place for tensors that outlive a step. */
    public Memory newMemory() {
        return device.newMemory();
    }

    /** A copy of a tensor in a place of its own. Errors: {@link IllegalStateException} for a tensor that is being differentiated. */
    public Tensor keep(Memory memory, Tensor tensor) {
        return new ConcreteValue(this, memory.keep(concrete(tensor).array()));
    }

    private static ConcreteValue concrete(Tensor tensor) {
        if (!(tensor instanceof ConcreteValue concrete)) {
            throw new IllegalStateException("a tensor that is being differentiated has no elements of its own");
        }
        return concrete;
    }

    /** Computes tensors together, as far as they wait: what goes into several of them is computed once. */
    public void compute(NamedTensors tensors) {
        tensors.values().forEach(tensor -> Fusion.announce(concrete(tensor)));
        tensors.values().forEach(tensor -> concrete(tensor).array());
    }

    /** Copies of named tensors. */
    public NamedTensors keep(Memory memory, NamedTensors tensors) {
        return tensors.map(tensor -> keep(memory, tensor));
    }

    /** Whether no element is infinite or no number. Errors: as {@link #keep(Memory, Tensor)}. */
    public boolean isFinite(Tensor tensor) {
        return device.isFinite(concrete(tensor).array());
    }

    @Override
    @SuppressWarnings("try") // a scope acts by being open
    public NamedTensors scoped(Supplier<NamedTensors> computation) {
        if (differentiations.get() > 0) {
            return computation.get(); // a tape may hold what is made inside
        }
        NamedTensors carried;
        synchronized (carry) {
            try (MemoryScope scope = openScope()) {
                carried = keep(carry, computation.get());
            }
            NamedTensors results =
                    carried.map(tensor -> concrete(device.copy(concrete(tensor).array())));
            carry.clear();
            return results;
        }
    }

    /** Bytes of native memory held, used or kept for reuse. */
    public long heldBytes() {
        return device.heldBytes();
    }

    @Override
    public void close() {
        carry.close();
        device.close();
    }

    // ---- making --------------------------------------------------------------------------------------------------

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public Tensor of(Shape shape, Precision format, double... elements) {
        checkCount(shape, elements.length);
        return concrete(device.upload(shape, format, elements));
    }

    @Override
    public Tensor of(Shape shape, Precision format, float[] elements) {
        checkCount(shape, elements.length);
        return concrete(device.upload(shape, format, elements));
    }

    @Override
    public Tensor filled(Shape shape, double number, Precision format) {
        return new ConcreteValue(this, shape, format, new Deferred.Constant(number));
    }

    @Override
    public Tensor range(int count, Precision format) {
        return concrete(device.range(count, format));
    }

    @Override
    public Tensor uniform(Key key, Shape shape, Precision format) {
        double[] numbers = RandomNumbers.uniform(key, shape.elements());
        return of(shape, format, format == Precision.FLOAT32 ? RandomNumbers.truncated(numbers) : numbers);
    }

    @Override
    public Tensor normal(Key key, Shape shape, Precision format) {
        return of(shape, format, RandomNumbers.normal(key, shape.elements()));
    }

    @Override
    public int[] permutation(Key key, int count) {
        return RandomNumbers.permutation(key, count);
    }

    @Override
    public Tensor concatenate(int axis, List<Tensor> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to concatenate");
        }
        Shape first = parts.get(0).shape();
        int normal = first.axis(axis);
        for (Tensor part : parts) {
            boolean fits = part.shape().rank() == first.rank()
                    && part.shape().without(normal).equals(first.without(normal))
                    && part.precision() == parts.get(0).precision();
            if (!fits) {
                throw new IllegalArgumentException(
                        "cannot concatenate " + parts.get(0) + " and " + part + " along axis " + axis);
            }
        }
        return parts.size() == 1 ? parts.get(0) : apply(new Primitive.Concatenate(normal), parts.toArray(Value[]::new));
    }

    // ---- differentiating -----------------------------------------------------------------------------------------

    @Override
    public Pullback vjp(UnaryOperator<NamedTensors> function, NamedTensors point) {
        Tape tape = new Tape(levels.incrementAndGet());
        NamedTensors inputs = point.map(tensor -> tape.input((Value) tensor));
        NamedTensors outputs = differentiating(function, inputs);
        NamedTensors values = outputs.map(output -> lowered(output, tape.level()));
        return new TapePullback(this, tape, point, outputs, values);
    }

    @Override
    public Pushforward jvp(UnaryOperator<NamedTensors> function, NamedTensors point, NamedTensors tangent) {
        long level = levels.incrementAndGet();
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        point.asMap()
                .forEach((name, tensor) ->
                        inputs.put(name, tangent.has(name) ? dual(tensor, tangent.get(name), level) : tensor));
        NamedTensors outputs = differentiating(function, NamedTensors.of(inputs));
        return new Pushforward(
                outputs.map(output -> lowered(output, level)),
                outputs.map(output -> output instanceof DualValue dual && dual.level() == level
                        ? dual.tangent()
                        : zerosLike(output)));
    }

    private NamedTensors differentiating(UnaryOperator<NamedTensors> function, NamedTensors inputs) {
        differentiations.incrementAndGet();
        try {
            return function.apply(inputs);
        } finally {
            differentiations.decrementAndGet();
        }
    }

    private static Tensor dual(Tensor tensor, Tensor tangent, long level) {
        if (!tensor.shape().equals(tangent.shape()) || tensor.precision() != tangent.precision()) {
            throw new IllegalArgumentException("the tangent " + tangent + " does not fit " + tensor);
        }
        return new DualValue((Value) tensor, (Value) tangent, level);
    }

    private static Tensor lowered(Tensor output, long level) {
        Value value = (Value) output;
        return value.level() == level ? value.primal() : value;
    }

    /** The pullback of a recorded function. */
    private record TapePullback(Engine engine, Tape tape, NamedTensors point, NamedTensors taped, NamedTensors outputs)
            implements Pullback {
        @Override
        public NamedTensors applyEach(NamedTensors cotangents) {
            return applyEach(cotangents, UnaryOperator.identity());
        }

        @Override
        public NamedTensors applyEach(NamedTensors cotangents, UnaryOperator<Tensor> narrowing) {
            List<Integer> counts = cotangents.values().stream()
                    .map(cotangent -> cotangent.shape().size(0))
                    .distinct()
                    .toList();
            if (counts.size() != 1) {
                throw new IllegalArgumentException("cotangents of different numbers: " + counts);
            }
            long level = engine.levels.incrementAndGet();
            NamedTensors gradient = pullback(
                    cotangents.map(several -> new BatchedValue((Value) several, level)),
                    each -> each instanceof BatchedValue several && several.level() == level
                            ? new BatchedValue((Value) narrowing.apply(several.primal()), level)
                            : each);
            return gradient.map(each -> {
                Value value = (Value) each;
                return value.level() == level
                        ? value.primal()
                        : value.expand(0).broadcastTo(value.shape().insert(0, counts.get(0)));
            });
        }

        @Override
        public NamedTensors apply(NamedTensors cotangents) {
            return pullback(cotangents, UnaryOperator.identity());
        }

        private NamedTensors pullback(NamedTensors cotangents, UnaryOperator<Tensor> narrowing) {
            @Nullable Tensor[] seeds = new Tensor[tape.size()];
            cotangents.asMap().forEach((name, cotangent) -> seed(taped.get(name), cotangent, seeds));
            @Nullable Tensor[] arrived = tape.pullback(seeds, narrowing);
            Map<String, Tensor> gradient = new LinkedHashMap<>();
            int place = 0; // inputs stand first on the tape
            for (Map.Entry<String, Tensor> input : point.asMap().entrySet()) {
                Tensor cotangent = arrived[place++];
                Tensor value = input.getValue();
                gradient.put(input.getKey(), cotangent == null ? value.tensors().zerosLike(value) : cotangent);
            }
            return NamedTensors.of(gradient);
        }

        private void seed(Tensor output, Tensor cotangent, @Nullable Tensor[] seeds) {
            if (!output.shape().equals(cotangent.shape())) {
                throw new IllegalArgumentException("the cotangent " + cotangent + " does not fit " + output);
            }
            if (output instanceof TapedValue value && value.level() == tape.level()) {
                Tensor before = seeds[value.place()];
                seeds[value.place()] = before == null ? cotangent : before.add(cotangent);
            }
        }
    }

    // ---- primitives ----------------------------------------------------------------------------------------------

    ComputeDevice device() {
        return device;
    }

    /** Applies a primitive to arguments that fit: the argument of the highest level interprets it. */
    Value apply(Primitive primitive, Value... arguments) {
        Value top = arguments[0];
        for (Value argument : arguments) {
            if (argument.level() > top.level()) {
                top = argument;
            }
        }
        return top.lift(primitive, arguments);
    }

    Value apply(Primitive primitive, Tensor... arguments) {
        Value[] values = new Value[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (Value) arguments[i];
        }
        return apply(primitive, values);
    }

    /** Adjoint of a convolution in its input of {@code shape}. */
    Tensor convolveInput(Tensor y, Tensor kernel, ConvolutionGeometry geometry, Shape shape) {
        return apply(new Primitive.ConvolveInput(geometry, shape.size(2), shape.size(3)), y, kernel);
    }

    private ConcreteValue concrete(Array array) {
        return new ConcreteValue(this, array);
    }

    private static void checkCount(Shape shape, int count) {
        if (shape.elements() != count) {
            throw new IllegalArgumentException(count + " elements for shape " + shape);
        }
    }
}
