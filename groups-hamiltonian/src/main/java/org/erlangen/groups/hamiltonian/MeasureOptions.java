package org.erlangen.groups.hamiltonian;

import org.erlangen.api.provider.Option;

/**
 * Options of groups of known invariants.
 *
 * @param measure how flow times are distributed
 * @param scale times the flow times
 */
public record MeasureOptions(
        @Option(value = "how flow times are distributed", byDefault = "ball")
        Measure measure,

        @Option(value = "factor of the flow times", unit = "half turns", min = 0, max = 1000, byDefault = "1")
        double scale) {}
