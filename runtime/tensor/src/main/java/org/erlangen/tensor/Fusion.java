package org.erlangen.tensor;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.Formula;
import org.erlangen.api.tensor.Shape;

/**
 * Turns element-wise functions that wait for each other into one formula.
 *
 * <p>A formula takes in values of one shape; others, which broadcast, are computed by themselves, since inside they would be computed once per
 * element of the result. What is needed a second time is kept then, and what is dear at once.
 */
final class Fusion {
    /** So many functions wait for each other at most. */
    private static final int LARGEST = 24;

    private final Shape shape;
    private final List<ConcreteValue> values = new ArrayList<>();
    private final List<Formula.Term> terms = new ArrayList<>();
    private final List<Array> arguments = new ArrayList<>();
    private final List<ConcreteValue> results = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    private Fusion(Shape shape) {
        this.shape = shape;
    }

    /** Whether a primitive is worth waiting with: those for which going through memory is most of the work, and views of what waits. */
    static boolean defers(Primitive primitive, ConcreteValue first) {
        if (primitive instanceof Primitive.Slice || primitive instanceof Primitive.Reshape) {
            return first.deferred() instanceof Deferred.Function || first.deferred() instanceof Deferred.Seen;
        }
        if (primitive instanceof Primitive.Unary unary) {
            return switch (unary.operation()) {
                case NEGATE, ABSOLUTE, SIGN, RECIPROCAL, SQUARE, SQRT, EXP, TANH, SIGMOID, SOFTPLUS, RELU, STEP -> true;
                case EXPM1, LOG, LOG1P, SIN, COS, FLOOR -> false;
            };
        }
        if (primitive instanceof Primitive.Binary binary) {
            return switch (binary.operation()) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM, GREATER, GREATER_OR_EQUAL, EQUAL -> true;
                case POWER -> false;
            };
        }
        return primitive instanceof Primitive.Broadcast;
    }

    /** The result of a primitive that waits. */
    static ConcreteValue deferred(Primitive primitive, ConcreteValue[] arguments) {
        ConcreteValue first = arguments[0];
        if (primitive instanceof Primitive.Broadcast broadcast) {
            return new ConcreteValue(
                    first.tensors(), broadcast.shape(), first.precision(), new Deferred.Stretched(first));
        }
        if (primitive instanceof Primitive.Reshape reshape) {
            return seen(primitive, first, reshape.shape());
        }
        if (primitive instanceof Primitive.Slice slice) {
            int count = (slice.to() - slice.from() + slice.step() - 1) / slice.step();
            return seen(primitive, first, first.shape().with(slice.axis(), count));
        }
        Shape shape = arguments.length == 1 ? first.shape() : first.shape().broadcast(arguments[1].shape());
        int size = 1;
        for (ConcreteValue argument : arguments) {
            if (argument.deferred() instanceof Deferred.Function function
                    && argument.shape().equals(shape)) {
                size += function.size();
            }
        }
        if (size > LARGEST) {
            size = 1;
            for (ConcreteValue argument : arguments) {
                argument.array();
            }
        }
        return new ConcreteValue(
                first.tensors(), shape, first.precision(), new Deferred.Function(primitive, arguments, size));
    }

    private static ConcreteValue seen(Primitive primitive, ConcreteValue argument, Shape shape) {
        return new ConcreteValue(
                argument.tensors(), shape, argument.precision(), new Deferred.Seen(primitive, argument));
    }

    /** Notes that the elements of a value will be asked for, so that a formula that passes them keeps them. */
    static void announce(ConcreteValue value) {
        ConcreteValue computed = value;
        while (computed.deferred() instanceof Deferred.Seen seen) {
            computed = seen.argument();
        }
        computed.isNeededAgain();
    }

    /** Computes a value that waits. */
    static Array compute(ConcreteValue value) {
        Engine engine = value.tensors();
        if (value.deferred() instanceof Deferred.Constant constant) {
            Array filled = engine.device().fill(value.shape(), value.precision(), constant.value());
            value.settle(filled);
            return filled;
        }
        if (value.deferred() instanceof Deferred.Stretched stretched) {
            Array full = engine.device().broadcast(stretched.argument().array(), value.shape());
            value.settle(full);
            return full;
        }
        if (value.deferred() instanceof Deferred.Seen seen) {
            Array part = seen.primitive()
                    .compute(engine.device(), new Array[] {seen.argument().array()});
            value.settle(part);
            return part;
        }
        Fusion fusion = new Fusion(value.shape());
        fusion.place(value);
        fusion.result(value);
        Formula formula = new Formula(fusion.terms, fusion.places);
        List<Array> arrays = engine.device().formula(formula, value.shape(), value.precision(), fusion.arguments);
        for (int i = 0; i < arrays.size(); i++) {
            fusion.results.get(i).settle(arrays.get(i));
        }
        return arrays.get(arrays.size() - 1);
    }

    private int place(ConcreteValue value) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == value) {
                return i;
            }
        }
        Formula.Term term = term(value);
        values.add(value);
        terms.add(term);
        return terms.size() - 1;
    }

    private Formula.Term term(ConcreteValue value) {
        if (value.deferred() instanceof Deferred.Constant constant) {
            return new Formula.Constant(constant.value());
        }
        if (value.deferred() instanceof Deferred.Function function
                && value.shape().equals(shape)) {
            return function(function);
        }
        arguments.add(
                value.deferred() instanceof Deferred.Stretched stretched
                        ? stretched.argument().array()
                        : value.array());
        return new Formula.Argument(arguments.size() - 1);
    }

    private Formula.Term function(Deferred.Function function) {
        int x = inner(function.arguments()[0]);
        return function.primitive() instanceof Primitive.Binary binary
                ? new Formula.Binary(binary.operation(), x, inner(function.arguments()[1]))
                : new Formula.Unary(((Primitive.Unary) function.primitive()).operation(), x);
    }

    /** The place of a value on the way to the one that is asked for. */
    private int inner(ConcreteValue value) {
        int before = terms.size();
        int place = place(value);
        boolean isNew = place >= before;
        if (isNew
                && value.deferred() instanceof Deferred.Function function
                && value.shape().equals(shape)
                && (value.isNeededAgain() || isDear(function.primitive()))) {
            result(value);
        }
        return place;
    }

    private void result(ConcreteValue value) {
        results.add(value);
        places.add(place(value));
    }

    private static boolean isDear(Primitive primitive) {
        return primitive instanceof Primitive.Unary unary
                && switch (unary.operation()) {
                    case EXP, TANH, SIGMOID, SOFTPLUS -> true;
                    default -> false;
                };
    }
}
