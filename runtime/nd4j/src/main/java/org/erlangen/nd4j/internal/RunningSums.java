package org.erlangen.nd4j.internal;

import java.util.Arrays;

/**
 * Sums of many float32 numbers, side by side, as exact as sums in float64: what each addition rounds away is summed too. All in
 * float32, because the compiler makes vector code of that and not of conversions.
 *
 * <p>Source: A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974; error terms by Knuth's TwoSum.
 */
final class RunningSums {
    private final float[] sums;
    private final float[] errors;

    /** So many sums of nothing. */
    RunningSums(int count) {
        this.sums = new float[count];
        this.errors = new float[count];
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(errors, 0);
    }

    /** Adds the first {@code count} numbers to as many sums. */
    void add(float[] x, int count) {
        add(x, sums, errors, count);
    }

    private static void add(float[] x, float[] sums, float[] errors, int count) {
        for (int i = 0; i < count; i++) {
            float before = sums[i];
            float sum = before + x[i];
            float added = sum - before;
            errors[i] += (before - (sum - added)) + (x[i] - added);
            sums[i] = sum;
        }
    }

    /** Whether the first {@code count} sums are numbers: beyond the range of float32, and among infinities, errors say nothing. */
    boolean areFinite(int count) {
        float doubtful = 0;
        for (int i = 0; i < count; i++) {
            doubtful += 0 * sums[i] + 0 * errors[i]; // NaN unless both are finite
        }
        return doubtful == 0;
    }

    /** The first {@code count} sums, rounded to float32. */
    void get(float[] results, int count) {
        for (int i = 0; i < count; i++) {
            results[i] = sums[i] + errors[i];
        }
    }

    /** The first {@code count} sums together. */
    double total(int count) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += get(i);
        }
        return total;
    }

    /** One of the sums. */
    double get(int index) {
        return (double) sums[index] + errors[index];
    }
}
