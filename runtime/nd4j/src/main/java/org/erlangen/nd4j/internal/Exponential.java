package org.erlangen.nd4j.internal;

/**
 * The exponential function in float32: {@code 2^n e^r} with |r| at most log(2) / 2, within one unit in the last place. Several short loops, since
 * the compiler makes vector code of full width of short ones only; ND4J's takes three times as long. Of one thread only.
 *
 * <p>Source: the polynomial is that of S. Moshier's Cephes library, expf.
 */
final class Exponential {
    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;

    /** Added to a number, it leaves the nearest integer n in the lowest bits. */
    private static final float ROUNDING = 12582912;

    private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);
    private static final int EXPONENT = 23;
    private static final int BIAS = 127;

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
            for (int i = 0; i < n; i++) {
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
            z[i] = (1.9875691500e-4f * r[i] + 1.3981999507e-3f) * r[i] + 8.3334519073e-3f;
        }
        for (int i = 0; i < n; i++) {
            z[i] = (z[i] * r[i] + 4.1665795894e-2f) * r[i] + 1.6666665459e-1f;
        }
        for (int i = 0; i < n; i++) {
            z[i] = ((z[i] * r[i] + 5.0000001201e-1f) * r[i] * r[i] + r[i] + 1) * scales[i];
        }
    }
}
