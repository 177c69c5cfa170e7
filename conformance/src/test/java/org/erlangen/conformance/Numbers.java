package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** Float64 arrays of a reference device, and tolerances for what comes out. */
final class Numbers {
    /** Relative to max(1, |value|). */
    static final double CLOSE = 1e-12;

    final ReferenceDevice device = new ReferenceDevice();

    Array of(Shape shape, double... elements) {
        return device.upload(shape, Precision.FLOAT64, elements);
    }

    Array vector(double... elements) {
        return of(Shape.of(elements.length), elements);
    }

    /** {@code 0, 1, 2, ...} in a shape. */
    Array counting(int... sizes) {
        Shape shape = Shape.of(sizes);
        return device.reshape(device.range(shape.elements(), Precision.FLOAT64), shape);
    }

    Array uniform(long seed, double low, double high, int... sizes) {
        double[] elements = new double[Shape.of(sizes).elements()];
        Key key = Key.ofSeed(seed);
        Arrays.setAll(elements, i -> low + (high - low) * (key.block(i)[0] >>> 1) * 0x1p-31);
        return of(Shape.of(sizes), elements);
    }

    double[] read(Array array) {
        return device.download(array);
    }

    /** The sum of products of equally placed elements. */
    double inner(Array x, Array y) {
        assertThat(x.shape()).isEqualTo(y.shape());
        double[] left = read(x);
        double[] right = read(y);
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    void assertClose(Array actual, double... expected) {
        double[] elements = read(actual);
        assertThat(elements).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(elements[i] - expected[i]))
                    .as("element %d is %s, expected %s", i, elements[i], expected[i])
                    .isLessThanOrEqualTo(CLOSE * Math.max(1, Math.abs(expected[i])));
        }
    }
}
