package org.erlangen.plugins.toys;

import org.erlangen.api.provider.Option;

/**
 * Options of the cosine network.
 *
 * @param waves number of cosines
 * @param hidden rectified units above them
 * @param frequency first value of the frequency
 */
public record CosineOptions(
        @Option(value = "number of cosines", min = 1, byDefault = "20")
        int waves,

        @Option(value = "rectified units above the cosines", min = 1, byDefault = "20")
        int hidden,

        @Option(
                value =
                        "first value of the frequency omega; the cosines' own frequencies are omega squared times their weights",
                min = 1e-3,
                byDefault = "3")
        double frequency) {}
