package org.erlangen.plugins.toys;

import org.erlangen.api.provider.Option;

/**
 * Options of the wave.
 *
 * @param training number of training points
 * @param test number of test points
 * @param gap width of the middle part that no training point lies in
 * @param noise deviation of the targets
 * @param seed seed of the points
 */
public record WaveOptions(
        @Option(value = "number of training points", min = 4, byDefault = "24")
        int training,

        @Option(value = "number of test points", min = 1, byDefault = "200")
        int test,

        @Option(value = "width of the middle part that no training point lies in", min = 0, max = 5, byDefault = "1.5")
        double gap,

        @Option(value = "standard deviation of the targets about the wave", min = 0, byDefault = "0.1")
        double noise,

        @Option(value = "seed of the points; the data depend on nothing else", byDefault = "1")
        long seed) {}
