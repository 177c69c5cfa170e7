package org.erlangen.tensor;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NormalDistribution;

/**
 * Uniform and normal numbers from keys: element i depends on the key and i alone.
 *
 * <p>Normal numbers are quantiles of uniform ones.
 */
final class RandomNumbers {
    private RandomNumbers() {}

    /** Uniform numbers in [0, 1), multiples of 2^-53. */
    static double[] uniform(Key key, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i += 2) {
            int[] block = key.block(i >>> 1);
            numbers[i] = unit(block[0], block[1]);
            if (i + 1 < count) {
                numbers[i + 1] = unit(block[2], block[3]);
            }
        }
        return numbers;
    }

    /** The same numbers cut to multiples of 2^-24, so that none rounds up to 1 in float32. */
    static double[] truncated(double[] numbers) {
        double[] cut = new double[numbers.length];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = Math.floor(numbers[i] * 0x1.0p24) * 0x1.0p-24;
        }
        return cut;
    }

    /** Standard normal numbers. */
    static double[] normal(Key key, int count) {
        double[] numbers = uniform(key, count);
        for (int i = 0; i < count; i++) {
            numbers[i] = NormalDistribution.quantile(numbers[i] + 0x1.0p-54);
        }
        return numbers;
    }

    /** A permutation of 0 .. count - 1 (Fisher and Yates). */
    static int[] permutation(Key key, int count) {
        int[] order = new int[count];
        double[] uniform = uniform(key, count);
        for (int i = 0; i < count; i++) {
            int place = (int) (uniform[i] * (i + 1));
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }

    private static double unit(int high, int low) {
        return (((high & 0xFFFFFFFFL) << 21) ^ ((low & 0xFFFFFFFFL) >>> 11)) * 0x1.0p-53;
    }
}
