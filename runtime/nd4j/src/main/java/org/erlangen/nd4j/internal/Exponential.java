package org.erlangen.nd4j.internal;

/**
 * The exponential function in float32: {@code 2^n e^r} with |r| at most log(2) / 2, within one unit in the last place. Several short loops, since
 * the compiler makes vector code of full width of short ones only; ND4J's takes three times as long. Of one thread only.
 *
 * <p>Source: the polynomial is that of S. Moshier's Cephes library, expf.
 */
final class Exponential {
    private static final float LOG2_E = 1.442695f;
    /** log(2) in two parts, the first with so few digits that its multiples are exact. */
    private static final float LN2_HIGH = 0.6933594f;

    private static final float LN2_LOW = -2.1219444e-4f;

    /** Added to a number, it leaves the nearest integer n in the lowest bits. */
    private static final float ROUNDING = 12582912;

    private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);
    private static final int EXPONENT = 23;
    private static final int BIAS = 127;

    /** Between these the power of two is as usual. */
    private static final float LOWEST = -87;

    private static final float HIGHEST = 88;

    /** The smallest n whose power of two has a full mantissa, and the largest. */
    private static final int SMALLEST = -126;

    private static final int LARGEST = 127;

    private final FloatBits view;
    private final int[] bits;
    private final float[] rest;
    private final float[] scales;

    /** For pieces of at most {@code largest} numbers. */
    Exponential(int largest) {
        this.view = new FloatBits(largest);
        this.bits = new int[largest];
        this.rest = new float[largest];
        this.scales = new float[largest];
    }

    /** {@code z = e^x} for the first {@code n} numbers; z is another array than x. */
    void apply(float[] x, float[] z, int n) {
        float[] r = rest;
        for (int i = 0; i < n; i++) {
            r[i] = x[i] * LOG2_E + ROUNDING;
        }
        view.toBits(r, bits, n);
        boolean usual = areUsual(bits, n);
        view.toNumbers(powers(bits, n), scales, n);
        for (int i = 0; i < n; i++) {
            float whole = r[i] - ROUNDING;
            r[i] = x[i] - whole * LN2_HIGH - whole * LN2_LOW;
        }
        polynomial(r, scales, z, n);
        if (!usual) {
            mend(x, z, n);
        }
    }

    private static void mend(float[] x, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            if (!(x[i] > LOWEST && x[i] < HIGHEST)) {
                z[i] = (float) Math.exp(x[i]);
            }
        }
    }

    /** Whether no result is subnormal, overflows, or is no number. */
    private static boolean areUsual(int[] bits, int n) {
        int outside = 0;
        for (int i = 0; i < n; i++) {
            int power = bits[i] - ROUNDING_BITS;
            outside += ((power - SMALLEST) | (LARGEST - power)) >>> (Integer.SIZE - 1);
        }
        return outside == 0;
    }

    private static int[] powers(int[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = (bits[i] - ROUNDING_BITS + BIAS) << EXPONENT;
        }
        return bits;
    }

    private static void polynomial(float[] r, float[] scales, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = (1.9875691e-4f * r[i] + 0.0013981999f) * r[i] + 0.008333452f;
        }
        for (int i = 0; i < n; i++) {
            z[i] = (z[i] * r[i] + 0.041665796f) * r[i] + 0.16666666f;
        }
        for (int i = 0; i < n; i++) {
            z[i] = ((z[i] * r[i] + 0.5f) * r[i] * r[i] + r[i] + 1) * scales[i];
        }
    }
}
