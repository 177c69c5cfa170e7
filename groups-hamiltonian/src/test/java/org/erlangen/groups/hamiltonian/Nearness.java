package org.erlangen.groups.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;

import org.erlangen.api.tensor.Tensor;

/** The tolerances of this module's tests, relative to 1 + |value|. */
final class Nearness {
    static final double OF_VALUES = 1e-10;
    /** Exponentials of matrices whose norm is above ten. */
    static final double OF_LARGE_EXPONENTIALS = 1e-8;

    private Nearness() {}

    static void assertNear(Tensor actual, double[] expected, double tolerance) {
        assertNear(actual.toDoubles(), expected, tolerance);
    }

    static void assertNear(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertNear(actual.toDoubles(), expected.toDoubles(), tolerance);
    }

    static void assertNear(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("element %d is %s, expected %s", i, actual[i], expected[i])
                    .isLessThanOrEqualTo(tolerance * (1 + Math.abs(expected[i])));
        }
    }
}
