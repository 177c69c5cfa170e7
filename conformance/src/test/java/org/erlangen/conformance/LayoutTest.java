package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private final Numbers numbers = new Numbers();
    private final ReferenceDevice device = numbers.device;

    @Test
    void transposingMovesAxes() {
        check(device.transpose(numbers.counting(2, 3), new int[] {1, 0}), Shape.of(3, 2), 0, 3, 1, 4, 2, 5);
        check(device.transpose(numbers.counting(1, 2, 3), new int[] {2, 0, 1}), Shape.of(3, 1, 2), 0, 3, 1, 4, 2, 5);
    }

    @Test
    void broadcastingRepeats() {
        check(
                device.broadcast(numbers.of(Shape.of(2, 1), 1, 2), Shape.of(2, 2, 2)),
                Shape.of(2, 2, 2),
                1,
                1,
                2,
                2,
                1,
                1,
                2,
                2);
    }

    @Test
    void slicingTakesEveryStepBeforeTheEnd() {
        check(device.slice(numbers.counting(7), 0, 1, 6, 2), Shape.of(3), 1, 3, 5);
        check(device.slice(numbers.counting(2, 3), 1, 1, 3, 1), Shape.of(2, 2), 1, 2, 4, 5);
        check(device.slice(numbers.counting(3), 0, 2, 2, 1), Shape.of(0));
    }

    @Test
    void paddingIsTheAdjointOfSlicing() {
        check(device.pad(numbers.vector(1, 2), 0, 1, 2, 3), Shape.of(7), 0, 1, 0, 0, 2, 0, 0);
        Array x = numbers.uniform(1, -1, 1, 3, 8);
        Array y = numbers.uniform(2, -1, 1, 3, 3);
        double left = numbers.inner(device.slice(x, 1, 1, 7, 2), y);
        assertThat(numbers.inner(x, device.pad(y, 1, 1, 2, 2))).isEqualTo(left);
    }

    @Test
    void flippingReversesOneAxis() {
        check(device.flip(numbers.counting(2, 3), 1), Shape.of(2, 3), 2, 1, 0, 5, 4, 3);
        check(device.flip(numbers.counting(2, 3), 0), Shape.of(2, 3), 3, 4, 5, 0, 1, 2);
        check(device.flip(numbers.counting(0), 0), Shape.of(0));
    }

    @Test
    void concatenatingJoinsAlongAnAxis() {
        Array first = numbers.counting(2, 1);
        Array second = numbers.counting(2, 2);
        check(device.concatenate(List.of(first, second), 1), Shape.of(2, 3), 0, 0, 1, 1, 2, 3);
    }

    @Test
    void takingRepeatsAndScatteringAdds() {
        check(device.take(numbers.counting(2, 2), 0, new int[] {1, 1, 0}), Shape.of(3, 2), 2, 3, 2, 3, 0, 1);
        check(device.scatterAdd(numbers.counting(3, 2), 0, 2, new int[] {1, 1, 0}), Shape.of(2, 2), 4, 5, 2, 4);
    }

    @Test
    void sumsAccumulateInFloat64() {
        Array numbers32 = device.upload(Shape.of(3), Precision.FLOAT32, new double[] {1e8, 1, -1e8});
        check(device.reduce(Reduction.SUM, numbers32, new int[] {0}), Shape.SCALAR, 1);
    }

    @Test
    void reductionsRunOverTheAxesNamed() {
        Array x = numbers.counting(2, 3, 2);
        check(device.reduce(Reduction.SUM, x, new int[] {1}), Shape.of(2, 2), 6, 9, 24, 27);
        check(device.reduce(Reduction.SUM, x, new int[] {0, 2}), Shape.of(3), 14, 22, 30);
        check(device.reduce(Reduction.MAX, x, new int[] {0, 1, 2}), Shape.SCALAR, 11);
        check(device.reduce(Reduction.SUM, numbers.counting(2, 0), new int[] {1}), Shape.of(2), 0, 0);
    }

    @Test
    void theFirstOfEqualLargestElementsIsNamed() {
        Array x = numbers.of(Shape.of(2, 3), 1, 3, 3, -1, -1, -2);
        check(device.reduce(Reduction.ARG_MAX, x, new int[] {1}), Shape.of(2), 1, 0);
    }

    @Test
    void noElementsHaveNoLargestOne() {
        Array empty = numbers.counting(2, 0);
        assertThatThrownBy(() -> device.reduce(Reduction.MAX, empty, new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void check(Array actual, Shape shape, double... elements) {
        assertThat(actual.shape()).isEqualTo(shape);
        assertThat(numbers.read(actual)).containsExactly(elements);
    }
}
