package org.erlangen.conformance.internal.reference;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;

/** Functions of one element at a time. */
public final class ElementWise {
    private ElementWise() {}

    /** An element-wise function. */
    public static Dense unary(UnaryOperation operation, Dense x) {
        DoubleUnaryOperator function = function(operation);
        double[] result = new double[x.elements().length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(x.elements()[i]);
        }
        return new Dense(x.shape(), result);
    }

    /** An element-wise function of two arrays that broadcast. */
    public static Dense binary(BinaryOperation operation, Dense x, Dense y) {
        DoubleBinaryOperator function = function(operation);
        Shape shape = x.shape().broadcast(y.shape());
        double[] left = Layout.broadcast(x, shape).elements();
        double[] right = Layout.broadcast(y, shape).elements();
        double[] result = new double[shape.elements()];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(left[i], right[i]);
        }
        return new Dense(shape, result);
    }

    /** {@code ifTrue} where the condition is not 0, else {@code ifFalse}. */
    public static Dense select(Dense condition, Dense ifTrue, Dense ifFalse) {
        Shape shape = condition.shape().broadcast(ifTrue.shape()).broadcast(ifFalse.shape());
        double[] choose = Layout.broadcast(condition, shape).elements();
        double[] first = Layout.broadcast(ifTrue, shape).elements();
        double[] second = Layout.broadcast(ifFalse, shape).elements();
        double[] result = new double[shape.elements()];
        for (int i = 0; i < result.length; i++) {
            result[i] = choose[i] != 0 ? first[i] : second[i];
        }
        return new Dense(shape, result);
    }

    private static DoubleUnaryOperator function(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE -> x -> -x;
            case ABSOLUTE -> Math::abs;
            case SIGN -> Math::signum;
            case RECIPROCAL -> x -> 1 / x;
            case SQUARE -> x -> x * x;
            case SQRT -> Math::sqrt;
            case EXP -> Math::exp;
            case EXPM1 -> Math::expm1;
            case LOG -> Math::log;
            case LOG1P -> Math::log1p;
            case SIN -> Math::sin;
            case COS -> Math::cos;
            case TANH -> Math::tanh;
            case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case RELU -> x -> Math.max(x, 0);
            case STEP -> x -> x > 0 ? 1 : 0;
            case FLOOR -> Math::floor;
        };
    }

    private static DoubleBinaryOperator function(BinaryOperation operation) {
        return switch (operation) {
            case ADD -> (x, y) -> x + y;
            case SUBTRACT -> (x, y) -> x - y;
            case MULTIPLY -> (x, y) -> x * y;
            case DIVIDE -> (x, y) -> x / y;
            case POWER -> Math::pow;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case GREATER -> (x, y) -> x > y ? 1 : 0;
            case GREATER_OR_EQUAL -> (x, y) -> x >= y ? 1 : 0;
            case EQUAL -> (x, y) -> x == y ? 1 : 0;
        };
    }
}
