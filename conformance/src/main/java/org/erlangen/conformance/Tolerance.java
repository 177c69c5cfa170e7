package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.erlangen.api.tensor.Precision;

/** How far results may lie from the right ones, for each precision: the only place with such numbers. */
public enum Tolerance {
    /** No arithmetic, or one that is exact: every bit counts. */
    EXACT(0, 0, false),
    /** Sums that accumulate in float64 and are rounded once; relative to the largest element. */
    SUMMED(1e-12, 1e-6, true),
    /** One element-wise function; relative to each element. */
    ELEMENT(1e-9, 1e-4, false),
    /** Products and resampling in the precision of the elements; relative to the largest element. */
    PRODUCT(1e-9, 1e-4, true),
    /** Factorisations and exponentials; relative to the largest element. */
    FACTORISED(1e-9, 1e-3, true),
    /** Derivatives against central differences, in float64; relative to the largest element. */
    DIFFERENCES(1e-6, 1e-6, true);

    /** Below the smallest number of full precision, elements may be flushed to zero. */
    private static final double TINY = 1e-36;

    private final double float64;
    private final double float32;
    private final boolean relativeToLargest;

    Tolerance(double float64, double float32, boolean relativeToLargest) {
        this.float64 = float64;
        this.float32 = float32;
        this.relativeToLargest = relativeToLargest;
    }

    /** The largest relative error allowed. */
    public double relative(Precision precision) {
        return precision == Precision.FLOAT64 ? float64 : float32;
    }

    /** Asserts that elements are the right ones; NaN equals NaN, and infinities only themselves. */
    public void check(String what, Precision precision, double[] actual, double[] expected) {
        assertThat(actual).as(what + ": number of elements").hasSameSizeAs(expected);
        double scale = relativeToLargest ? largest(expected) : 0;
        for (int i = 0; i < expected.length; i++) {
            double allowed = relative(precision) * Math.max(scale, Math.max(Math.abs(expected[i]), TINY));
            assertThat(same(actual[i], expected[i]) || Math.abs(actual[i] - expected[i]) <= allowed)
                    .as(
                            "%s: element %d is %s and should be %s (allowed error %s)",
                            what, i, actual[i], expected[i], allowed)
                    .isTrue();
        }
    }

    private static boolean same(double actual, double expected) {
        return actual == expected || (Double.isNaN(actual) && Double.isNaN(expected));
    }

    private static double largest(double[] elements) {
        double largest = 0;
        for (double element : elements) {
            largest = Double.isFinite(element) ? Math.max(largest, Math.abs(element)) : largest;
        }
        return largest;
    }
}
