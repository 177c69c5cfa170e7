package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.UnaryOperation;

/** Element-wise functions of float32 pieces on the heap, one loop each, without branches, so that the compiler makes vector code of them. */
final class Fused {
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final int ONE = Float.floatToRawIntBits(1);

    private final Exponential exponential;
    private final FloatBits view;
    private final int[] bits;
    private final float[] difference;

    /** For pieces of at most {@code largest} numbers. */
    Fused(int largest) {
        this.exponential = new Exponential(largest);
        this.view = new FloatBits(largest);
        this.bits = new int[largest];
        this.difference = new float[largest];
    }

    /** Whether there is a loop for a function. */
    static boolean knows(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE, ABSOLUTE, SIGN, RECIPROCAL, SQUARE, SQRT, EXP, TANH, SIGMOID, SOFTPLUS, RELU, STEP -> true;
            case EXPM1, LOG, LOG1P, SIN, COS, FLOOR -> false;
        };
    }

    /** Whether a function takes several times longer in ND4J's kernels, or loses digits there. */
    static boolean isSlowElsewhere(UnaryOperation operation) {
        return switch (operation) {
            case SQRT, EXP, TANH, SIGMOID, SOFTPLUS -> true;
            default -> false;
        };
    }

    /** Whether a function has no kernel of ND4J's. */
    static boolean isSlowElsewhere(BinaryOperation operation) {
        return switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> false;
            case MAXIMUM, MINIMUM, GREATER, GREATER_OR_EQUAL, EQUAL -> true;
        };
    }

    /** {@code z = operation(x)} for the first {@code n} numbers; z is another array than x. */
    void apply(UnaryOperation operation, float[] x, float[] z, int n) {
        switch (operation) {
            case NEGATE -> {
                for (int i = 0; i < n; i++) {
                    z[i] = -x[i];
                }
            }
            case ABSOLUTE -> {
                for (int i = 0; i < n; i++) {
                    z[i] = Math.abs(x[i]);
                }
            }
            case SIGN -> {
                for (int i = 0; i < n; i++) {
                    z[i] = Math.signum(x[i]);
                }
            }
            case RECIPROCAL -> {
                for (int i = 0; i < n; i++) {
                    z[i] = 1 / x[i];
                }
            }
            case SQUARE -> {
                for (int i = 0; i < n; i++) {
                    z[i] = x[i] * x[i];
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    z[i] = (float) Math.sqrt(x[i]);
                }
            }
            case EXP -> exponential.apply(x, z, n);
            case TANH -> HyperbolicTangent.apply(x, z, n);
            case SIGMOID -> sigmoid(x, z, n);
            case SOFTPLUS -> softplus(x, z, n);
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    z[i] = Math.max(x[i], 0);
                }
            }
            case STEP -> step(x, z, n);
            default -> throw new IllegalArgumentException("no loop for " + operation);
        }
    }

    /** {@code z = operation(x, y)} for the first {@code n} numbers; z is another array than x and y. */
    void apply(BinaryOperation operation, float[] x, float[] y, float[] z, int n) {
        switch (operation) {
            case GREATER -> greater(x, y, z, n);
            case GREATER_OR_EQUAL -> {
                greater(x, y, z, n);
                Arithmetic.apply(BinaryOperation.EQUAL, x, y, difference, n);
                Arithmetic.apply(BinaryOperation.MAXIMUM, z, difference, z, n);
            }
            default -> Arithmetic.apply(operation, x, y, z, n);
        }
    }

    /** {@code 1 / (1 + exp(-x))}. */
    private void sigmoid(float[] x, float[] z, int n) {
        float[] y = difference;
        for (int i = 0; i < n; i++) {
            y[i] = -x[i];
        }
        exponential.apply(y, z, n);
        for (int i = 0; i < n; i++) {
            z[i] = 1 / (1 + z[i]);
        }
    }

    /**
     * {@code max(x, 0) + log(1 + e)} with e = exp(-|x|), which does not overflow; the logarithm is {@code 2 artanh(s)}, s = e / (2 + e), by a polynomial
     * in s^2, a least-squares fit of artanh(s) / s at Chebyshev's points whose largest relative error is 4e-9.
     */
    private void softplus(float[] x, float[] z, int n) {
        float[] y = difference;
        for (int i = 0; i < n; i++) {
            y[i] = -Math.abs(x[i]);
        }
        exponential.apply(y, z, n);
        for (int i = 0; i < n; i++) {
            z[i] = z[i] / (2 + z[i]);
        }
        for (int i = 0; i < n; i++) {
            float u = z[i] * z[i];
            y[i] = (((0.14087328f * u + 0.13980709f) * u + 0.20012426f) * u + 0.33333158f) * u + 1;
        }
        for (int i = 0; i < n; i++) {
            z[i] = Math.max(x[i], 0) + 2 * z[i] * y[i];
        }
    }

    /** 1 where x > 0: the bits of positive numbers are those from 1 to infinity's. */
    private void step(float[] x, float[] z, int n) {
        int[] b = bits;
        view.toBits(x, b, n);
        for (int i = 0; i < n; i++) {
            b[i] = ((-b[i] & (b[i] - INFINITY - 1)) >> (Integer.SIZE - 1)) & ONE;
        }
        view.toNumbers(b, z, n);
    }

    /** Where x > y; a difference of numbers does not round to 0, and that of equal infinities is no number. */
    private void greater(float[] x, float[] y, float[] z, int n) {
        float[] d = difference;
        for (int i = 0; i < n; i++) {
            d[i] = x[i] - y[i];
        }
        step(d, z, n);
    }
}
