package org.erlangen.groups.rotation.layer;

import org.erlangen.api.provider.Option;

/**
 * Options of group convolutions by anchor points.
 *
 * @param group the elements that features have channels for
 * @param anchors number of anchor points
 * @param omega inverse length scale
 * @param relaxation how fast filters change with the frame
 * @param learn whether the evidence moves both scales
 * @param seed where anchor points lie
 */
public record SparseGroupConvolutionOptions(
        @Option(value = "p4, quarter turns; or p4m, quarter turns and reflections", byDefault = "p4")
        LatticeGroup group,

        @Option(
                value = "Anchor points as a fraction of a filter's entries, 9 for each element",
                min = 0,
                max = 1,
                byDefault = "0.5")
        double anchors,

        @Option(value = "Inverse length scale of the interpolation", unit = "1/pixels", min = 1e-3, byDefault = "1")
        double omega,

        @Option(
                value = "How fast filters change with the frame: 0 is strict symmetry and stays so",
                min = 0,
                byDefault = "0")
        double relaxation,

        @Option(value = "Whether the marginal likelihood moves omega and the relaxation", byDefault = "false")
        boolean learn,

        @Option(value = "Where anchor points lie: same number, same points", byDefault = "0")
        long seed) {}
