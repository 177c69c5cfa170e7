package org.erlangen.api.data;

import org.erlangen.api.tensor.Tensor;

/**
 * Examples: all of a data set, or a batch of it.
 *
 * @param inputs shape [N, ...]
 * @param targets class numbers [N], or real targets [N, K]
 */
public record Dataset(Tensor inputs, Tensor targets) {
    public Dataset {
        if (inputs.shape().size(0) != targets.shape().size(0)) {
            throw new IllegalArgumentException(
                    inputs.shape().size(0) + " inputs but " + targets.shape().size(0) + " targets");
        }
    }

    /** Number N of examples. */
    public int size() {
        return targets.shape().size(0);
    }

    /** The examples with these indices. */
    public Dataset take(int... indices) {
        return new Dataset(inputs.take(0, indices), targets.take(0, indices));
    }

    /** The examples from {@code from} (inclusive) to {@code to} (exclusive). */
    public Dataset slice(int from, int to) {
        return new Dataset(inputs.slice(0, from, to), targets.slice(0, from, to));
    }
}
