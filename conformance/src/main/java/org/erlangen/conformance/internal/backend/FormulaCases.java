package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.ELEMENT;

import java.util.List;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.Formula;
import org.erlangen.api.backend.Formula.Argument;
import org.erlangen.api.backend.Formula.Binary;
import org.erlangen.api.backend.Formula.Constant;
import org.erlangen.api.backend.Formula.Unary;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;

/** Several element-wise functions at once. */
final class FormulaCases {
    /** {@code (x * 2 - y) * y}, and its square. */
    private static final Formula POLYNOMIAL = new Formula(
            List.of(
                    new Argument(0),
                    new Constant(2),
                    new Binary(BinaryOperation.MULTIPLY, 0, 1),
                    new Argument(1),
                    new Binary(BinaryOperation.SUBTRACT, 2, 3),
                    new Binary(BinaryOperation.MULTIPLY, 4, 3),
                    new Unary(UnaryOperation.SQUARE, 5)),
            List.of(5, 6));

    private static final List<List<Shape>> PAIRS = List.of(
            List.of(Shape.SCALAR, Shape.SCALAR),
            List.of(Shape.of(0, 3), Shape.of(1, 3)),
            List.of(Shape.of(5), Shape.SCALAR),
            List.of(Shape.of(3, 4), Shape.of(4)),
            List.of(Shape.of(3, 1), Shape.of(1, 4)),
            List.of(Shape.of(2, 3, 4), Shape.of(2, 1, 4)),
            List.of(Shape.of(2, 1, 3, 1), Shape.of(1, 5, 1, 4)),
            List.of(Shape.of(2, 211, 53), Shape.of(2, 1, 53)),
            List.of(Shape.of(2, 211, 53), Shape.of(211, 1)),
            List.of(Shape.of(7, 1, 601), Shape.of(1, 3, 1)),
            List.of(Shape.of(3, 5003), Shape.of(5003)));

    private FormulaCases() {}

    static void addTo(Cases cases) {
        for (List<Shape> pair : PAIRS) {
            for (int result = 0; result < POLYNOMIAL.results().size(); result++) {
                int which = result;
                String name = "result " + which + " of " + pair.get(0) + " and " + pair.get(1);
                cases.add(
                        "formula",
                        name,
                        ELEMENT,
                        in -> polynomial(in, pair.get(0), pair.get(1)).get(which));
            }
        }
        for (UnaryOperation operation : UnaryOperation.values()) {
            cases.add("formula", operation + " twice", ELEMENT, in -> twice(in, operation));
        }
        for (BinaryOperation operation : BinaryOperation.values()) {
            cases.add("formula", operation + " both ways", ELEMENT, in -> bothWays(in, operation));
        }
    }

    private static List<Array> polynomial(Inputs in, Shape first, Shape second) {
        List<Array> arguments = List.of(in.normal(first.sizes()), in.normal(second.sizes()));
        return in.device().formula(POLYNOMIAL, first.broadcast(second), in.precision(), arguments);
    }

    /** {@code f(x) + f(x / 2)}. */
    private static Array twice(Inputs in, UnaryOperation operation) {
        Shape shape = Shape.of(7, 211);
        Formula formula = new Formula(
                List.of(
                        new Argument(0),
                        new Unary(operation, 0),
                        new Constant(0.5),
                        new Binary(BinaryOperation.MULTIPLY, 0, 2),
                        new Unary(operation, 3),
                        new Binary(BinaryOperation.ADD, 1, 4)),
                List.of(5));
        Array x = in.uniform(0.1, 3, shape.sizes());
        return in.device().formula(formula, shape, in.precision(), List.of(x)).get(0);
    }

    /** {@code f(x, y) - 2 f(y, x)}. */
    private static Array bothWays(Inputs in, BinaryOperation operation) {
        Shape shape = Shape.of(7, 211);
        Formula formula = new Formula(
                List.of(
                        new Argument(0),
                        new Argument(1),
                        new Binary(operation, 0, 1),
                        new Binary(operation, 1, 0),
                        new Constant(2),
                        new Binary(BinaryOperation.MULTIPLY, 3, 4),
                        new Binary(BinaryOperation.SUBTRACT, 2, 5)),
                List.of(6));
        List<Array> arguments = List.of(in.integers(1, 4, 7, 211), in.integers(1, 4, 211));
        return in.device().formula(formula, shape, in.precision(), arguments).get(0);
    }
}
