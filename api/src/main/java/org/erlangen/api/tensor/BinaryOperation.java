package org.erlangen.api.tensor;

/** Element-wise functions of two arguments, with broadcasting. Comparisons answer 1 or 0. */
public enum BinaryOperation {
    /** {@code x + y}. */
    ADD,
    /** {@code x - y}. */
    SUBTRACT,
    /** {@code x * y}. */
    MULTIPLY,
    /** {@code x / y}. */
    DIVIDE,
    /** {@code x^y}; differentiable for {@code x > 0}. */
    POWER,
    /** The larger one; where equal, the derivative goes to {@code x}. */
    MAXIMUM,
    /** The smaller one; where equal, the derivative goes to {@code x}. */
    MINIMUM,
    /** 1 where {@code x > y}. */
    GREATER,
    /** 1 where {@code x >= y}. */
    GREATER_OR_EQUAL,
    /** 1 where {@code x = y}. */
    EQUAL
}
