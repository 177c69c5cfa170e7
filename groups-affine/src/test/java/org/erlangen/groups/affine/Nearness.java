package org.erlangen.groups.affine;

import static org.assertj.core.api.Assertions.assertThat;

import org.erlangen.api.tensor.Tensor;

/** The tolerances of this module's tests, relative to max(1, |value|). */
public final class Nearness {
    public static final double OF_VALUES = 1e-12;
    public static final double OF_GRADIENTS = 1e-8;

    private Nearness() {}

    public static void assertNear(Tensor actual, double[] expected, double tolerance) {
        double[] numbers = actual.toDoubles();
        assertThat(numbers).hasSameSizeAs(expected);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(Math.abs(numbers[i] - expected[i]))
                    .as("element %d is %s, expected %s", i, numbers[i], expected[i])
                    .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected[i])));
        }
    }
}
