package org.erlangen.inference.laplace.internal.evidence;

import java.util.Arrays;
import java.util.List;
import org.erlangen.api.data.Dataset;

/**
 * Examples that a bound is formed from.
 *
 * @param data the examples
 * @param chosen the output of each that is looked at, where only one is; else none
 */
public record Part(Dataset data, List<Integer> chosen) {
    public Part {
        chosen = List.copyOf(chosen);
    }

    /** Examples in all outputs. */
    public static Part of(Dataset data) {
        return new Part(data, List.of());
    }

    /** Number of examples. */
    public int size() {
        return data.size();
    }

    /** The examples from {@code from} (inclusive) to {@code to} (exclusive). */
    Part slice(int from, int to) {
        return new Part(data.slice(from, to), chosen.isEmpty() ? chosen : chosen.subList(from, to));
    }

    /** The examples with these indices. */
    public Part take(int... indices) {
        return new Part(
                data.take(indices),
                chosen.isEmpty()
                        ? chosen
                        : Arrays.stream(indices).mapToObj(chosen::get).toList());
    }
}
