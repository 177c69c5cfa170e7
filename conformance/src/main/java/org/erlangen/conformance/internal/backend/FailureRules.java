package org.erlangen.conformance.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.junit.jupiter.api.DynamicTest;

/** What a device refuses, and in which words. */
public final class FailureRules {
    private static final double[] SECOND_IS_INDEFINITE = {2, 1, 1, 2, 1, 2, 2, 1};
    private static final double[] SECOND_IS_UNKNOWN = {2, 1, 1, 2, Double.NaN, Double.NaN, Double.NaN, Double.NaN};

    private FailureRules() {}

    /** The tests of one device. */
    public static Stream<DynamicTest> tests(ComputeDevice device) {
        return Stream.of(Precision.values())
                .flatMap(precision -> Stream.of(
                        DynamicTest.dynamicTest(
                                "cholesky refuses an indefinite matrix of " + precision + " by name and shape",
                                () -> refusesCholesky(device, precision, SECOND_IS_INDEFINITE)),
                        DynamicTest.dynamicTest(
                                "cholesky refuses NaN in " + precision,
                                () -> refusesCholesky(device, precision, SECOND_IS_UNKNOWN)),
                        DynamicTest.dynamicTest(
                                "one element of many that is not finite is found in " + precision,
                                () -> findsWhatIsNotFinite(device, precision)),
                        DynamicTest.dynamicTest(
                                "symmetricEigen refuses NaN in " + precision, () -> refusesEigen(device, precision))));
    }

    private static void refusesCholesky(ComputeDevice device, Precision precision, double[] elements) {
        try (MemoryScope scope = device.openScope()) {
            Array matrices = device.upload(Shape.of(2, 2, 2), precision, elements);
            assertThatThrownBy(() -> device.cholesky(matrices))
                    .isInstanceOf(NumericalException.class)
                    .hasMessageContaining("cholesky")
                    .hasMessageContaining("[2, 2, 2]");
        }
    }

    /** In arrays of one loop and of several, and where the sum of all would overflow. */
    private static void findsWhatIsNotFinite(ComputeDevice device, Precision precision) {
        double large = precision == Precision.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
        for (int count : new int[] {1, 7, 256, 3000}) {
            double[] elements = new double[count];
            Arrays.fill(elements, -large);
            try (MemoryScope scope = device.openScope()) {
                assertThat(device.isFinite(device.upload(Shape.of(count), precision, elements)))
                        .isTrue();
                for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                    elements[count / 2] = bad;
                    assertThat(device.isFinite(device.upload(Shape.of(count), precision, elements)))
                            .isFalse();
                }
            }
        }
    }

    private static void refusesEigen(ComputeDevice device, Precision precision) {
        try (MemoryScope scope = device.openScope()) {
            Array matrices = device.upload(Shape.of(2, 2, 2), precision, SECOND_IS_UNKNOWN);
            assertThatThrownBy(() -> device.symmetricEigen(matrices))
                    .isInstanceOf(NumericalException.class)
                    .hasMessageContaining("[2, 2, 2]");
        }
    }
}
