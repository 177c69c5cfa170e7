package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplingTest {
    private static final ResampleOrder BY_ROW = new ResampleOrder(1, 0);
    private static final ResampleOrder BY_COLUMN = new ResampleOrder(0, 1);
    private static final double STEP = 1e-5;
    private static final double OF_DIFFERENCES = 1e-8;

    private final Numbers numbers = new Numbers();
    private final ReferenceDevice device = numbers.device;

    @Tag("reference")
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void imagesAndImageGradientsAreThoseOfTheReference(String name, Fixture expected) {
        Array image = image(expected.get("image"));
        Array rows = positions(expected.get("source_y"));
        Array columns = positions(expected.get("source_x"));
        Array cotangent = image(expected.get("cotangent"));
        numbers.assertClose(
                device.resample(image, rows, columns, ResampleOrder.VALUE),
                expected.get("output").numbers());
        numbers.assertClose(
                device.resampleAdjoint(cotangent, rows, columns, ResampleOrder.VALUE, image.shape()),
                expected.get("grad_image").numbers());
    }

    static Stream<Arguments> cases() {
        Fixture cases = Fixture.read("invariance/resample.json").get("cases");
        return cases.items()
                .map(node -> Arguments.of(
                        node.get("name").text() + ", corners aligned: " + node.get("align_corners"), node));
    }

    @Test
    void aPositionBetweenPixelsMixesFour() {
        Array image = numbers.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4);
        assertThat(read(image, 0.25, 0.5, ResampleOrder.VALUE)).isEqualTo(0.75 * 1.5 + 0.25 * 3.5);
        assertThat(read(image, 0.25, 0.5, BY_ROW)).isEqualTo(2);
        assertThat(read(image, 0.25, 0.5, BY_COLUMN)).isEqualTo(1);
        assertThat(read(image, -0.25, 0, ResampleOrder.VALUE)).isEqualTo(0.75);
        assertThat(read(image, 2, 0, ResampleOrder.VALUE)).isZero();
    }

    @Test
    void onAPixelTheSlopeIsThatOfTheCellOnTheGreaterSide() {
        Array image = numbers.of(Shape.of(1, 1, 1, 3), 1, 10, 100);
        assertThat(read(image, 0, 1, BY_COLUMN)).isEqualTo(90);
        assertThat(read(image, 0, 2, BY_COLUMN)).isEqualTo(-100);
    }

    @Test
    void imagesAreReadByTheirConsecutiveGrids() {
        Array images = numbers.of(Shape.of(2, 1, 1, 1), 1, 2);
        Array zeros = numbers.of(Shape.of(6, 1, 1), new double[6]);
        assertThat(numbers.read(device.resample(images, zeros, zeros, ResampleOrder.VALUE)))
                .containsExactly(1, 1, 1, 2, 2, 2);
    }

    @Test
    void ordersAreDerivativesByPosition() {
        Array image = numbers.uniform(1, -1, 1, 2, 3, 5, 6);
        Array rows = numbers.uniform(2, -1.5, 5.5, 4, 3, 3);
        Array columns = numbers.uniform(3, -1.5, 6.5, 4, 3, 3);
        double[] above = numbers.read(device.resample(image, shifted(rows), columns, ResampleOrder.VALUE));
        double[] below = numbers.read(device.resample(image, rows, columns, ResampleOrder.VALUE));
        double[] slope = numbers.read(device.resample(image, rows, columns, BY_ROW));
        for (int i = 0; i < slope.length; i++) {
            assertThat(slope[i]).isCloseTo((above[i] - below[i]) / STEP, within(OF_DIFFERENCES));
        }
    }

    @Test
    void theProductAndTheAdjointAreThoseOfTheResampledImage() {
        Array image = numbers.uniform(1, -1, 1, 2, 3, 5, 6);
        Array rows = numbers.uniform(2, -1.5, 5.5, 4, 3, 2);
        Array columns = numbers.uniform(3, -1.5, 6.5, 4, 3, 2);
        Array y = numbers.uniform(4, -1, 1, 4, 3, 3, 2);
        for (ResampleOrder order :
                new ResampleOrder[] {ResampleOrder.VALUE, BY_ROW, BY_COLUMN, new ResampleOrder(1, 1)}) {
            double product = numbers.inner(device.resample(image, rows, columns, order), y);
            Array adjoint = device.resampleAdjoint(y, rows, columns, order, image.shape());
            double[] products = numbers.read(device.resampleProduct(y, image, rows, columns, order));
            assertThat(numbers.inner(image, adjoint)).isCloseTo(product, within(Numbers.CLOSE));
            assertThat(products).hasSize(24);
            assertThat(Arrays.stream(products).sum()).isCloseTo(product, within(Numbers.CLOSE));
        }
    }

    private double read(Array image, double row, double column, ResampleOrder order) {
        Shape one = Shape.of(1, 1, 1);
        return numbers.read(device.resample(image, numbers.of(one, row), numbers.of(one, column), order))[0];
    }

    private Array shifted(Array positions) {
        double[] elements = numbers.read(positions);
        Arrays.setAll(elements, i -> elements[i] + STEP);
        return numbers.of(positions.shape(), elements);
    }

    private Array image(Fixture rows) {
        return numbers.of(Shape.of(1, 1, rows.size(), rows.get(0).size()), rows.numbers());
    }

    private Array positions(Fixture rows) {
        return numbers.of(Shape.of(1, rows.size(), rows.get(0).size()), rows.numbers());
    }
}
