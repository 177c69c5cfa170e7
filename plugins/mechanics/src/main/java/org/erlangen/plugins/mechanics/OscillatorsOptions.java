package org.erlangen.plugins.mechanics;

import org.erlangen.api.provider.Option;

/**
 * Options of several oscillators.
 *
 * @param count number of oscillators
 * @param omega factor whose square stands before the momenta
 */
public record OscillatorsOptions(
        @Option(value = "number of oscillators", min = 1, byDefault = "2")
        int count,

        @Option(value = "angular frequency", min = 0, byDefault = "1")
        double omega) {}
