package org.erlangen.plugins.mechanics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;

/** The engine over plain loops, and how near to a reference a number has to be. */
final class Reference {
    /** Relative to the larger of 1 and the value. */
    static final double VALUE = 1e-10;

    /** As {@link #VALUE}, for derivatives. */
    static final double GRADIENT = 1e-8;

    private Reference() {}

    static Tensors tensors() {
        return new Engine(new ReferenceDevice(), Precision.FLOAT64);
    }

    static void assertNear(double actual, double expected, double tolerance) {
        assertThat(actual).isCloseTo(expected, Offset.offset(tolerance * Math.max(1, Math.abs(expected))));
    }

    static void assertNear(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertNear(actual.toDoubles(), expected.toDoubles(), tolerance);
    }

    static void assertNear(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertNear(actual[i], expected[i], tolerance);
        }
    }
}
