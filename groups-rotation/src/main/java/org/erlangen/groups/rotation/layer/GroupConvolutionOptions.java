package org.erlangen.groups.rotation.layer;

import org.erlangen.api.provider.Option;

/**
 * Options of group convolutions.
 *
 * @param group the elements that features have channels for
 * @param mixing what is mixed with what
 */
public record GroupConvolutionOptions(
        @Option(value = "p4, quarter turns; or p4m, quarter turns and reflections", byDefault = "p4")
        LatticeGroup group,

        @Option(
                value =
                        "pointwise: each element's channels with themselves; full: with all elements'; separable: full by way of"
                                + " positions; depthwise-separable: by way of positions, then elements",
                byDefault = "pointwise")
        Mixing mixing) {}
