package org.erlangen.inference.laplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;

/** The engine over plain loops, and how near to a reference a number has to be. */
final class Reference {
    /** Relative to the largest of 1e-3 and the values compared. */
    static final double VALUE = 1e-8;

    /** As {@link #VALUE}, for derivatives. */
    static final double GRADIENT = 1e-6;

    private Reference() {}

    static Tensors tensors() {
        return new Engine(new ReferenceDevice(), Precision.FLOAT64);
    }

    static void assertNear(double actual, double expected, double tolerance) {
        assertNear(new double[] {actual}, new double[] {expected}, tolerance);
    }

    static void assertNear(Tensor actual, Fixture expected, double tolerance) {
        assertNear(actual.toDoubles(), expected.numbers(), tolerance);
    }

    static void assertNear(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        double scale =
                Math.max(1e-3, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], Offset.offset(tolerance * scale));
        }
    }
}
