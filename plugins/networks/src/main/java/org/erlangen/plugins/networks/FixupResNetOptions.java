package org.erlangen.plugins.networks;

import org.erlangen.api.provider.Option;

/**
 * Options of the residual network.
 *
 * @param depth number of layers: 8, 14, 20 and so on
 * @param planes channels of the first stage
 */
public record FixupResNetOptions(
        @Option(
                value = "Number of layers: 6 for each block per stage, and the first convolution and the readout",
                min = 8,
                byDefault = "8")
        int depth,

        @Option(
                value = "Channels of the first stage; the second has twice, the third four times as many",
                min = 1,
                max = 1024,
                byDefault = "8")
        int planes) {}
