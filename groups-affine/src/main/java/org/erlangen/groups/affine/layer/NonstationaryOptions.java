package org.erlangen.groups.affine.layer;

import org.erlangen.api.provider.Option;

/** Options of non-stationary filters. */
public record NonstationaryOptions(
        @Option(value = "random features that filters are made of", min = 1, byDefault = "16")
        int features,

        @Option(value = "first frequency in the relative position; half a grid is 1", byDefault = "2")
        double relative,

        @Option(
                value =
                        "first frequency in the absolute position; half a grid is 1, and 0 is strict symmetry, where the"
                                + " marginal likelihood has no slope",
                byDefault = "0.1")
        double absolute,

        @Option(value = "whether the marginal likelihood moves both frequencies", byDefault = "true")
        boolean learn,

        @Option(value = "which random features: same number, same features", byDefault = "0")
        long seed) {}
