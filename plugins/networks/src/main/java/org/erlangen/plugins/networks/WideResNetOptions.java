package org.erlangen.plugins.networks;

import org.erlangen.api.provider.Option;

/**
 * Options of the wide residual network.
 *
 * @param depth number of convolutions: 10, 16, 22 and so on
 * @param widening channels of the three stages in units of 16, 32 and 64
 */
public record WideResNetOptions(
        @Option(
                value = "Number of convolutions: 6 for each block per stage, the first one, and three shortcuts",
                min = 10,
                byDefault = "16")
        int depth,

        @Option(value = "Channels of the three stages in units of 16, 32 and 64", min = 1, max = 64, byDefault = "4")
        int widening) {}
