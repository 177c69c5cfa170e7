package org.erlangen.plugins.mechanics;

import java.util.List;
import org.erlangen.api.provider.Option;

/**
 * Options of bodies under gravity.
 *
 * @param bodies number of bodies
 * @param dimensions of the space they move in
 * @param softening length below which gravity levels off
 * @param masses of the bodies; empty for masses of 1
 */
public record BodiesOptions(
        @Option(value = "number of bodies", min = 1, byDefault = "2")
        int bodies,

        @Option(value = "dimensions of space", min = 1, max = 3, byDefault = "2")
        int dimensions,

        @Option(value = "length below which the attraction levels off", min = 0, byDefault = "1")
        double softening,

        @Option(value = "masses of the bodies; all 1 when left out", min = 0)
        List<Double> masses) {
    public BodiesOptions {
        masses = List.copyOf(masses);
    }
}
