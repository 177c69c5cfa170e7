package org.erlangen.groups.rotation.layer;

import org.erlangen.api.provider.Option;

/**
 * Options of group convolutions by random features.
 *
 * @param group the elements that features have channels for
 * @param features number of random features
 * @param omega frequency in offsets and relative elements
 * @param relaxation frequency in the frame
 * @param learn whether the evidence moves both frequencies
 * @param seed the random features
 */
public record ContinuousGroupConvolutionOptions(
        @Option(value = "p4, quarter turns; or p4m, quarter turns and reflections", byDefault = "p4")
        LatticeGroup group,

        @Option(value = "Random features of a filter", min = 1, byDefault = "16")
        int features,

        @Option(value = "Frequency in offsets and relative elements", unit = "rad/pixel", min = 1e-3, byDefault = "1")
        double omega,

        @Option(
                value = "Frequency in the frame: 0 is strict symmetry and stays so",
                unit = "rad",
                min = 0,
                byDefault = "0.1")
        double relaxation,

        @Option(value = "Whether the marginal likelihood moves omega and the relaxation", byDefault = "false")
        boolean learn,

        @Option(value = "The random features: same number, same features", byDefault = "0")
        long seed) {}
