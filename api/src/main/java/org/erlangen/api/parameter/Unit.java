package org.erlangen.api.parameter;

import java.util.Locale;

/** What a hyperparameter's value means. */
public enum Unit {
    /** A number without unit. */
    NONE("") {
        @Override
        public String explain(double value, int side) {
            return "";
        }
    },
    /** An angle. */
    RADIANS("rad") {
        @Override
        public String explain(double value, int side) {
            return format("±%.1f degrees", Math.toDegrees(value));
        }
    },
    /** Half the width of an image: the plane's coordinates run from -1 to 1. */
    HALF_WIDTHS("half widths") {
        @Override
        public String explain(double value, int side) {
            return side < 2 ? "" : format("±%.2f pixels of %d", value * (side - 1) / 2, side);
        }
    },
    /** The natural logarithm of a scale. */
    LOG_SCALE("log scale") {
        @Override
        public String explain(double value, int side) {
            return format("-%.1f %% to +%.1f %%", 100 * -Math.expm1(-value), 100 * Math.expm1(value));
        }
    },
    /** A hyperbolic angle: the shear [[cosh s, sinh s], [sinh s, cosh s]]. */
    SHEAR("shear") {
        @Override
        public String explain(double value, int side) {
            return format("±%.1f %% slant", 100 * Math.tanh(value));
        }
    };

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The unit in words, empty for a pure number. */
    public String symbol() {
        return symbol;
    }

    /** An extent of this size in everyday words, for images of {@code side} pixels; empty when there is nothing to add. */
    public abstract String explain(double value, int side);

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
