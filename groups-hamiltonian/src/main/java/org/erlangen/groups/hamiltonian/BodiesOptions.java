package org.erlangen.groups.hamiltonian;

import org.erlangen.api.provider.Option;
import org.erlangen.api.tensor.Shape;

/**
 * Options of groups of known invariants of bodies in space.
 *
 * @param axes number of axes of space
 * @param measure how flow times are distributed
 * @param scale times the flow times
 */
public record BodiesOptions(
        @Option(value = "axes of space", min = 1, max = 3, byDefault = "2")
        int axes,

        @Option(value = "how flow times are distributed", byDefault = "ball")
        Measure measure,

        @Option(value = "factor of the flow times", unit = "half turns", min = 0, max = 1000, byDefault = "1")
        double scale) {
    /** How many bodies have states of this shape. */
    int bodies(Shape input) {
        return input.size(0) / (2 * axes);
    }
}
