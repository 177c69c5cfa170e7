package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.ELEMENT;
import static org.erlangen.conformance.Tolerance.EXACT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;
import org.erlangen.conformance.Tolerance;

/** Functions of one, two and three elements. */
final class ElementWiseCases {
    static final List<Shape> SHAPES = List.of(
            Shape.SCALAR,
            Shape.of(1),
            Shape.of(7),
            Shape.of(0),
            Shape.of(3, 0, 2),
            Shape.of(5, 3),
            Shape.of(1, 4, 1),
            Shape.of(2, 3, 4, 5),
            Shape.of(103, 101),
            Shape.of(7, 11, 13, 17));

    /** Numbers where functions are delicate: near zero, far out, at steps. */
    private static final double[] DELICATE = {
        0, 1e-10, -1e-10, 1e-3, -1e-3, 0.5, -0.5, 1, -1, 2, -2.5, 3, 10, -10, 30, -30, 100, -100
    };

    private static final List<List<Shape>> PAIRS = List.of(
            List.of(Shape.SCALAR, Shape.SCALAR),
            List.of(Shape.SCALAR, Shape.of(5)),
            List.of(Shape.of(2, 3), Shape.SCALAR),
            List.of(Shape.of(1), Shape.of(4)),
            List.of(Shape.of(3, 4), Shape.of(3, 4)),
            List.of(Shape.of(3, 4), Shape.of(4)),
            List.of(Shape.of(3, 4), Shape.of(3, 1)),
            List.of(Shape.of(3, 1), Shape.of(1, 4)),
            List.of(Shape.of(4), Shape.of(2, 3, 4)),
            List.of(Shape.of(2, 3, 4), Shape.of(3, 1)),
            List.of(Shape.of(2, 1, 3, 1), Shape.of(1, 5, 1, 4)),
            List.of(Shape.of(1, 1), Shape.of(2, 1, 3)),
            List.of(Shape.of(0, 3), Shape.of(1, 3)),
            List.of(Shape.of(0, 1), Shape.of(3)),
            List.of(Shape.of(0), Shape.SCALAR),
            List.of(Shape.of(101, 103), Shape.of(103)),
            List.of(Shape.of(101, 1), Shape.of(1, 107)),
            List.of(Shape.of(13, 7, 11, 19), Shape.of(7, 1, 19)),
            List.of(Shape.of(211, 53), Shape.of(211, 53)));

    private static final Set<UnaryOperation> EXACT_UNARY = EnumSet.of(
            UnaryOperation.NEGATE,
            UnaryOperation.ABSOLUTE,
            UnaryOperation.SIGN,
            UnaryOperation.RELU,
            UnaryOperation.STEP,
            UnaryOperation.FLOOR);

    private static final Set<UnaryOperation> OF_POSITIVE =
            EnumSet.of(UnaryOperation.SQRT, UnaryOperation.LOG, UnaryOperation.LOG1P);

    private static final Set<BinaryOperation> ROUNDED_BINARY = EnumSet.of(
            BinaryOperation.ADD,
            BinaryOperation.SUBTRACT,
            BinaryOperation.MULTIPLY,
            BinaryOperation.DIVIDE,
            BinaryOperation.POWER);

    private ElementWiseCases() {}

    static void addTo(Cases cases) {
        for (UnaryOperation operation : UnaryOperation.values()) {
            addUnary(cases, operation);
        }
        for (BinaryOperation operation : BinaryOperation.values()) {
            addBinary(cases, operation);
        }
        addSelect(cases);
    }

    private static void addUnary(Cases cases, UnaryOperation operation) {
        Tolerance tolerance = EXACT_UNARY.contains(operation) ? EXACT : ELEMENT;
        double low = OF_POSITIVE.contains(operation) ? 0.01 : -4;
        for (Shape shape : SHAPES) {
            cases.add(
                    "unary",
                    operation + " of " + shape,
                    tolerance,
                    in -> in.device().unary(operation, in.uniform(low, 4, shape.sizes())));
        }
        cases.add(
                "unary",
                operation + " of delicate numbers",
                tolerance,
                in -> in.device().unary(operation, in.of(Shape.of(DELICATE.length), DELICATE)));
    }

    private static void addBinary(Cases cases, BinaryOperation operation) {
        Tolerance tolerance = ROUNDED_BINARY.contains(operation) ? ELEMENT : EXACT;
        for (List<Shape> pair : PAIRS) {
            int[] first = pair.get(0).sizes();
            int[] second = pair.get(1).sizes();
            String name = operation + " of " + pair.get(0) + " and " + pair.get(1);
            cases.add("binary", name, tolerance, in -> {
                boolean power = operation == BinaryOperation.POWER;
                Array x = power ? in.uniform(0.1, 3, first) : in.integers(-3, 3, first);
                Array y = power ? in.uniform(-2, 2, second) : in.integers(-3, 3, second);
                return in.device().binary(operation, x, y);
            });
            cases.add(
                    "binary",
                    name + ", reversed",
                    tolerance,
                    in -> in.device().binary(operation, in.uniform(0.1, 3, second), in.uniform(-2, 2, first)));
        }
        cases.add("binary", operation + " of delicate numbers with each other", tolerance, in -> {
            Array x = in.of(Shape.of(DELICATE.length, 1), DELICATE);
            return in.device().binary(operation, x, in.of(Shape.of(DELICATE.length), DELICATE));
        });
    }

    private static void addSelect(Cases cases) {
        for (List<Shape> pair : PAIRS) {
            Shape whole = pair.get(0).broadcast(pair.get(1));
            cases.add(
                    "select",
                    pair + " by a condition of " + whole,
                    EXACT,
                    in -> in.device()
                            .select(
                                    in.integers(-1, 1, whole.sizes()),
                                    in.normal(pair.get(0).sizes()),
                                    in.normal(pair.get(1).sizes())));
            cases.add(
                    "select",
                    whole + " and a scalar by a condition of " + pair.get(0),
                    EXACT,
                    in -> in.device()
                            .select(in.integers(0, 1, pair.get(0).sizes()), in.normal(whole.sizes()), in.normal()));
        }
    }
}
