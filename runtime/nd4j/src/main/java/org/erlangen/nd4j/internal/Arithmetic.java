package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.BinaryOperation;

/** Binary functions on the heap, one loop each, so that the compiler can make vector code of them. */
final class Arithmetic {
    /** Its square makes the smallest number larger than 1. */
    private static final float HUGE = 3e38f;

    private Arithmetic() {}

    /** {@code x = operation(x, y)} for the first {@code n} numbers. */
    static void apply(BinaryOperation operation, double[] x, double[] y, int n) {
        switch (operation) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] + y[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] - y[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] * y[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] / y[i];
                }
            }
            case POWER -> {
                for (int i = 0; i < n; i++) {
                    x[i] = Math.pow(x[i], y[i]);
                }
            }
            case MAXIMUM -> {
                for (int i = 0; i < n; i++) {
                    x[i] = Math.max(x[i], y[i]);
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < n; i++) {
                    x[i] = Math.min(x[i], y[i]);
                }
            }
            default -> compare(operation, x, y, n);
        }
    }

    private static void compare(BinaryOperation operation, double[] x, double[] y, int n) {
        switch (operation) {
            case GREATER -> {
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] > y[i] ? 1 : 0;
                }
            }
            case GREATER_OR_EQUAL -> {
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] >= y[i] ? 1 : 0;
                }
            }
            case EQUAL -> {
                for (int i = 0; i < n; i++) {
                    x[i] = x[i] == y[i] ? 1 : 0;
                }
            }
            default -> throw new IllegalArgumentException("no comparison: " + operation);
        }
    }

    /** {@code z = operation(x, y)} for the first {@code n} numbers; z may be x or y. */
    static void apply(BinaryOperation operation, float[] x, float[] y, float[] z, int n) {
        switch (operation) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    z[i] = x[i] + y[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    z[i] = x[i] - y[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    z[i] = x[i] * y[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    z[i] = x[i] / y[i];
                }
            }
            case POWER -> {
                for (int i = 0; i < n; i++) {
                    z[i] = (float) Math.pow(x[i], y[i]);
                }
            }
            case MAXIMUM -> {
                for (int i = 0; i < n; i++) {
                    z[i] = Math.max(x[i], y[i]);
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < n; i++) {
                    z[i] = Math.min(x[i], y[i]);
                }
            }
            default -> compare(operation, x, y, z, n);
        }
    }

    private static void compare(BinaryOperation operation, float[] x, float[] y, float[] z, int n) {
        switch (operation) {
            case GREATER -> {
                for (int i = 0; i < n; i++) {
                    z[i] = x[i] > y[i] ? 1 : 0;
                }
            }
            case GREATER_OR_EQUAL -> {
                for (int i = 0; i < n; i++) {
                    z[i] = x[i] >= y[i] ? 1 : 0;
                }
            }
            case EQUAL -> equal(x, y, z, n);
            default -> throw new IllegalArgumentException("no comparison: " + operation);
        }
    }

    /** Without a branch, which would be guessed wrongly too often: the difference, blown up, is 0 or more than 1. */
    private static void equal(float[] x, float[] y, float[] z, int n) {
        if (x == z || y == z) {
            for (int i = 0; i < n; i++) {
                z[i] = x[i] == y[i] ? 1 : 0;
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            z[i] = 1 - Math.min(1, Math.abs(x[i] - y[i]) * HUGE * HUGE);
        }
        for (int i = 0; i < n; i++) {
            if (Float.isNaN(z[i])) {
                z[i] = x[i] == y[i] ? 1 : 0;
            }
        }
    }

    /** {@code z = condition != 0 ? z : otherwise} for the first {@code n} numbers. */
    static void select(double[] condition, double[] z, double[] otherwise, int n) {
        for (int i = 0; i < n; i++) {
            z[i] = condition[i] != 0 ? z[i] : otherwise[i];
        }
    }
}
