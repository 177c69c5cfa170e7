package org.erlangen.plugins.pictures.internal.span;

import java.util.Arrays;

/** How much an observable changes along trajectories, beside how much it differs between states. */
public final class Drift {
    private Drift() {}

    /**
     * The mean over trajectories of the variance in time, over the variance of all values: 0 when conserved, about 1 when not. {@code values}
     * has one row per trajectory.
     */
    public static double ratio(double[][] values) {
        double within =
                Arrays.stream(values).mapToDouble(Drift::variance).average().orElseThrow();
        return within
                / variance(Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray());
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }
}
