package org.erlangen.nd4j.internal;

/**
 * Functions that pass through zero with slope one, exact near it. ND4J computes them there as differences of numbers near one, and so loses
 * all digits; elements near zero are therefore computed again.
 */
enum NearZero {
    /** {@code log(1 + x) = 2 artanh(x / (2 + x))}, by the series of artanh. */
    LOG1P,
    /** {@code e^x - 1 = 2 t / (1 - t)} with {@code t = tanh(x / 2)}. */
    EXPM1,
    /** Lambert's continued fraction. */
    TANH;

    /** Below this the series are exact to rounding, above it the differences lose less than three bits. */
    private static final double NEAR = 0.25;

    /** Computes those of the first {@code count} results again whose argument is near zero. */
    void mend(double[] arguments, double[] results, int count) {
        for (int i = 0; i < count; i++) {
            double x = arguments[i];
            if (Math.abs(x) < NEAR) {
                results[i] = exact(x);
            }
        }
    }

    private double exact(double x) {
        return switch (this) {
            case LOG1P -> log1p(x);
            case EXPM1 -> expm1(x);
            case TANH -> tanh(x);
        };
    }

    private static double log1p(double x) {
        double s = x / (2 + x);
        double q = s * s;
        double series = 1.0 / 17;
        for (int odd = 15; odd >= 1; odd -= 2) {
            series = series * q + 1.0 / odd;
        }
        return 2 * s * series;
    }

    private static double expm1(double x) {
        double t = tanh(x / 2);
        return 2 * t / (1 - t);
    }

    private static double tanh(double x) {
        double q = x * x;
        return x * (10395 + q * (1260 + q * 21)) / (10395 + q * (4725 + q * (210 + q)));
    }
}
