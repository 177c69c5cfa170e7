package org.erlangen.api.tensor;

/** Element-wise functions of one argument. */
public enum UnaryOperation {
    /** {@code -x}. */
    NEGATE,
    /** {@code |x|}. */
    ABSOLUTE,
    /** -1, 0 or 1. */
    SIGN,
    /** {@code 1 / x}. */
    RECIPROCAL,
    /** {@code x^2}. */
    SQUARE,
    /** Square root. */
    SQRT,
    /** {@code e^x}. */
    EXP,
    /** {@code e^x - 1}, exact near 0. */
    EXPM1,
    /** Natural logarithm. */
    LOG,
    /** {@code log(1 + x)}, exact near 0. */
    LOG1P,
    /** Sine, radians. */
    SIN,
    /** Cosine, radians. */
    COS,
    /** Hyperbolic tangent. */
    TANH,
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /** {@code log(1 + e^x)}, without overflow. */
    SOFTPLUS,
    /** {@code max(x, 0)}. */
    RELU,
    /** 1 where {@code x > 0}, else 0. */
    STEP,
    /** The largest integer that is not greater. */
    FLOOR
}
