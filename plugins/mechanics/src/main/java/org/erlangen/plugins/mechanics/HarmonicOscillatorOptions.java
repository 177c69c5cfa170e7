package org.erlangen.plugins.mechanics;

import org.erlangen.api.provider.Option;

/**
 * Options of one oscillator.
 *
 * @param omega factor whose square stands before the momentum
 */
public record HarmonicOscillatorOptions(
        @Option(value = "angular frequency", min = 0, byDefault = "1")
        double omega) {}
