package org.erlangen.nd4j.internal;

/**
 * The hyperbolic tangent in float32: {@code x P(x^2) / Q(x^2)}, within three units in the last place, exact for small numbers. Additions, products and
 * a quotient only, so that the compiler makes vector code of it; its own or ND4J's takes ten times as long.
 *
 * <p>The coefficients are a weighted least-squares fit of {@code tanh(x)/x} on [0, {@value #SATURATED}] with P(0) = Q(0) = 1, reweighted towards the
 * smallest largest relative error, 2.2e-8.
 */
final class HyperbolicTangent {
    /** From here on the nearest float32 is 1. */
    private static final float SATURATED = 9.011f;

    private static final float P1 = 0.13383274f;
    private static final float P2 = 0.003498155f;
    private static final float P3 = 2.064734e-05f;
    private static final float P4 = 1.3400326e-08f;
    private static final float Q1 = 0.46716595f;
    private static final float Q2 = 0.02588701f;
    private static final float Q3 = 0.00032896595f;
    private static final float Q4 = 7.796796e-07f;

    private HyperbolicTangent() {}

    /** {@code z = tanh(x)} for the first {@code n} numbers. */
    static void apply(float[] numbers, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            float x = Math.max(-SATURATED, Math.min(SATURATED, numbers[i]));
            float u = x * x;
            float p = 1 + u * (P1 + u * (P2 + u * (P3 + u * P4)));
            float q = 1 + u * (Q1 + u * (Q2 + u * (Q3 + u * Q4)));
            z[i] = Math.max(-1, Math.min(1, x * p / q));
        }
    }
}
