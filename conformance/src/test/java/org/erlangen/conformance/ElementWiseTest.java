package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementWiseTest {
    private final Numbers numbers = new Numbers();
    private final ReferenceDevice device = numbers.device;

    @ParameterizedTest
    @CsvSource({
        "NEGATE, 2.5, -2.5",
        "ABSOLUTE, -3, 3",
        "SIGN, -3, -1",
        "SIGN, 0, 0",
        "RECIPROCAL, 4, 0.25",
        "SQUARE, -3, 9",
        "SQRT, 2, 1.4142135623730951",
        "EXP, 1, 2.718281828459045",
        "EXPM1, 1e-10, 1.00000000005e-10",
        "LOG, 10, 2.302585092994046",
        "LOG1P, 1e-10, 9.9999999995e-11",
        "SIN, 1, 0.8414709848078965",
        "COS, 1, 0.5403023058681398",
        "TANH, 0.5, 0.46211715726000973",
        "SIGMOID, 2, 0.8807970779778823",
        "SIGMOID, -800, 0",
        "SOFTPLUS, 0, 0.6931471805599453",
        "SOFTPLUS, 800, 800",
        "SOFTPLUS, -40, 4.248354255291589e-18",
        "RELU, -1, 0",
        "RELU, 1.5, 1.5",
        "STEP, 0, 0",
        "STEP, 0.1, 1",
        "FLOOR, -0.5, -1",
        "FLOOR, 2.7, 2"
    })
    void functionsOfOneElementHaveTheirTextbookValues(UnaryOperation operation, double x, double expected) {
        double actual = numbers.read(device.unary(operation, numbers.vector(x)))[0];
        assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(1e-14 * Math.abs(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "ADD, 2, 3, 5",
        "SUBTRACT, 2, 3, -1",
        "MULTIPLY, 2, 3, 6",
        "DIVIDE, 3, 2, 1.5",
        "POWER, 2, 10, 1024",
        "MAXIMUM, 2, 3, 3",
        "MINIMUM, 2, 3, 2",
        "GREATER, 3, 2, 1",
        "GREATER, 2, 2, 0",
        "GREATER_OR_EQUAL, 2, 2, 1",
        "GREATER_OR_EQUAL, 1, 2, 0",
        "EQUAL, 2, 2, 1",
        "EQUAL, 2, 3, 0"
    })
    void functionsOfTwoElementsHaveTheirTextbookValues(BinaryOperation operation, double x, double y, double expected) {
        Array result = device.binary(operation, numbers.vector(x), numbers.vector(y));
        assertThat(numbers.read(result)).containsExactly(expected);
    }

    @Test
    void aColumnAndARowBroadcastToATable() {
        Array column = numbers.of(Shape.of(2, 1), 10, 20);
        Array table = device.binary(BinaryOperation.SUBTRACT, column, numbers.vector(1, 2, 3));
        assertThat(table.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(numbers.read(table)).containsExactly(9, 8, 7, 19, 18, 17);
    }

    @Test
    void aScalarMeetsAnEmptyArray() {
        Array result = device.binary(BinaryOperation.ADD, numbers.of(Shape.SCALAR, 1), numbers.of(Shape.of(3, 0)));
        assertThat(result.shape()).isEqualTo(Shape.of(3, 0));
    }

    @Test
    void selectChoosesElementByElement() {
        Array condition = numbers.of(Shape.of(2, 1), 0, -2);
        Array result = device.select(condition, numbers.vector(1, 2), numbers.of(Shape.SCALAR, 9));
        assertThat(numbers.read(result)).containsExactly(9, 9, 1, 2);
    }

    @Test
    void resultsInFloat32AreRoundedOnce() {
        Array third = device.upload(Shape.of(1), Precision.FLOAT32, new double[] {1.0 / 3});
        assertThat(numbers.read(third)).containsExactly(1.0f / 3.0f);
        assertThat(numbers.read(device.unary(UnaryOperation.EXP, third)))
                .containsExactly((float) Math.exp(1.0f / 3.0f));
    }

    @Test
    void castingToFloat32RoundsAndBackKeepsTheRoundedNumber() {
        Array there = device.cast(numbers.vector(0.1, 1e300), Precision.FLOAT32);
        Array back = device.cast(there, Precision.FLOAT64);
        assertThat(numbers.read(back)).containsExactly(0.1f, Double.POSITIVE_INFINITY);
        assertThat(back.precision()).isEqualTo(Precision.FLOAT64);
    }
}
