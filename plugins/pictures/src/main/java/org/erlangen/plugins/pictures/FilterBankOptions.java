package org.erlangen.plugins.pictures;

import org.erlangen.api.provider.Option;

/**
 * Options of the filter bank.
 *
 * @param filters number of filters, one per row
 * @param samples number of transformed copies, one per column
 * @param seed seed of the transformations
 */
public record FilterBankOptions(
        @Option(
                value = "Number of filters, one per row: those with the largest weights, readout included",
                min = 1,
                max = 64,
                byDefault = "8")
        int filters,

        @Option(value = "Number of transformed copies, one per column", min = 1, max = 64, byDefault = "10")
        int samples,

        @Option(value = "Seed of the transformations", byDefault = "0")
        long seed) {}
