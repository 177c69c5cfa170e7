package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis from {@code low} to {@code high}, drawn from {@code start} to {@code end}.
 *
 * @param low smallest value
 * @param high largest value, greater
 * @param start pixel of low
 * @param end pixel of high
 */
record Axis(double low, double high, double start, double end) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /** The pixel of a value. */
    double at(double value) {
        return start + (value - low) / (high - low) * (end - start);
    }

    /** About {@code count} round values within the axis. */
    List<Double> ticks(int count) {
        double step = roundStep((high - low) / count);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The smallest round number that is not below. */
    private static double roundStep(double least) {
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * decade >= least * (1 - 1e-9)) {
                return step * decade;
            }
        }
        return 10 * decade;
    }

    /** A value as written at a tick. */
    static String label(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
