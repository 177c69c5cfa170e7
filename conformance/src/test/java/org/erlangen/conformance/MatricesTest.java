package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatricesTest {
    private final Numbers numbers = new Numbers();
    private final ReferenceDevice device = numbers.device;

    @Test
    void theCholeskyFactorIsTheTextbookOne() {
        Array x = numbers.of(Shape.of(3, 3), 4, 99, 99, 12, 37, 99, -16, -43, 98);
        assertThat(numbers.read(device.cholesky(x))).containsExactly(2, 0, 0, 6, 1, 0, -8, 5, 3);
    }

    @Test
    void anIndefiniteMatrixIsRefusedWithShapeMatrixAndPivot() {
        Array x = numbers.of(Shape.of(2, 2, 2), 1, 0, 0, 1, 1, 2, 2, 1);
        assertThatThrownBy(() -> device.cholesky(x))
                .isInstanceOf(NumericalException.class)
                .hasMessage("cholesky of shape [2, 2, 2]: matrix 1 is not positive definite, pivot 1 is -3.0");
    }

    @Test
    void triangularSystemsAreSolvedForwardsAndBackwards() {
        Array l = numbers.of(Shape.of(2, 2), 2, 99, 6, 1);
        Array b = numbers.of(Shape.of(2, 2), 2, 4, 7, 13);
        assertThat(numbers.read(device.solveLowerTriangular(l, b, false))).containsExactly(1, 2, 1, 1);
        assertThat(numbers.read(device.solveLowerTriangular(l, b, true))).containsExactly(-20, -37, 7, 13);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 31})
    void eigenvaluesOfTheSecondDifferenceAreKnown(int n) {
        double[] elements = new double[n * n];
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            elements[i * n + i] = 2;
            if (i > 0) {
                elements[i * n + i - 1] = -1;
                elements[(i - 1) * n + i] = -1;
            }
            expected[i] = 2 - 2 * Math.cos((i + 1) * Math.PI / (n + 1));
        }
        Array packed = device.symmetricEigen(numbers.of(Shape.of(n, n), elements));
        assertThat(packed.shape()).isEqualTo(Shape.of(n + 1, n));
        numbers.assertClose(device.slice(packed, 0, 0, 1, 1), expected);
    }

    @Test
    void eigenvectorsAreTheColumnsBelowTheirValues() {
        Array packed = device.symmetricEigen(numbers.of(Shape.of(2, 2), 2, 1, 1, 2));
        double[] elements = numbers.read(packed);
        assertThat(elements[0]).isCloseTo(1, within(Numbers.CLOSE));
        assertThat(elements[1]).isCloseTo(3, within(Numbers.CLOSE));
        assertThat(elements[2] * elements[4]).isCloseTo(-0.5, within(Numbers.CLOSE));
        assertThat(elements[3] * elements[5]).isCloseTo(0.5, within(Numbers.CLOSE));
    }

    @Test
    void aMatrixWithoutNumbersHasNoEigenvalues() {
        Array x = numbers.of(Shape.of(1, 1), Double.NaN);
        assertThatThrownBy(() -> device.symmetricEigen(x))
                .isInstanceOf(NumericalException.class)
                .hasMessageContaining("[1, 1]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.4, 3, 30})
    void theExponentialOfATurnIsARotation(double angle) {
        Array turn = numbers.of(Shape.of(2, 2), 0, -angle, angle, 0);
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        numbers.assertClose(device.matrixExponential(turn), cosine, -sine, sine, cosine);
    }

    @Test
    void theExponentialOfANilpotentMatrixEnds() {
        Array x = numbers.of(Shape.of(3, 3), 0, 2, 3, 0, 0, 4, 0, 0, 0);
        numbers.assertClose(device.matrixExponential(x), 1, 2, 7, 0, 1, 4, 0, 0, 1);
    }

    @Test
    void theExponentialOfWhatIsNotFiniteIsUnknown() {
        Array x = numbers.of(Shape.of(2, 1, 1), Double.POSITIVE_INFINITY, 0);
        assertThat(numbers.read(device.matrixExponential(x))).containsExactly(Double.NaN, 1);
    }

    @Tag("reference")
    @ParameterizedTest(name = "{0}")
    @MethodSource("exponentials")
    void affineExponentialsAreThoseOfTheReference(String name, Fixture expected) {
        Array algebra = numbers.of(Shape.of(3, 3), expected.get("A").numbers());
        numbers.assertClose(device.matrixExponential(algebra), expected.get("T").numbers());
    }

    static Stream<Arguments> exponentials() {
        Fixture cases = Fixture.read("invariance/affine_expm.json").get("cases");
        return cases.items().map(node -> Arguments.of(node.get("name").text(), node));
    }

    @Test
    void emptyMatricesAreLegal() {
        Array none = numbers.of(Shape.of(0, 3, 3));
        assertThat(device.cholesky(none).shape()).isEqualTo(Shape.of(0, 3, 3));
        assertThat(device.symmetricEigen(none).shape()).isEqualTo(Shape.of(0, 4, 3));
        Array tiny = numbers.of(Shape.of(2, 0, 0));
        assertThat(Arrays.asList(
                        device.matrixExponential(tiny).shape(),
                        device.cholesky(tiny).shape()))
                .containsOnly(Shape.of(2, 0, 0));
    }
}
