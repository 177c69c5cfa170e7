package org.erlangen.plugins.networks;

import org.erlangen.api.provider.Option;

/**
 * Options of the shallow network.
 *
 * @param hidden number H of hidden units
 * @param activation element-wise function of the hidden units
 * @param filters how the first layer starts
 * @param featureScale factor of the features
 */
public record ShallowOptions(
        @Option(value = "Number of hidden units, each with a filter of the image's size", min = 1, byDefault = "256")
        int hidden,

        @Option(value = "Element-wise function: relu, or cosine, which is sqrt(2) cos(a)", byDefault = "relu")
        Activation activation,

        @Option(
                value =
                        "First values of the filters: random, smooth features that work without learning; learnt, plain white"
                                + " noise to start learning from",
                byDefault = "random")
        Filters filters,

        @Option(
                value = "Factor c of the features, c phi(a) / sqrt(H); for a readout without a prior scale of its own",
                min = 1e-6,
                byDefault = "1")
        double featureScale) {
    /** Element-wise functions. */
    public enum Activation {
        /** {@code max(a, 0)}: with Gaussian filters the features of the arc-cosine kernel. */
        RELU,
        /** {@code sqrt(2) cos(a)}: with Gaussian filters and uniform phases the features of the squared-exponential kernel. */
        COSINE
    }

    /** How the first layer starts. */
    public enum Filters {
        /** White noise, blurred and scaled so that it serves as features that are not learnt. */
        RANDOM,
        /** White noise of deviation {@code 2 / side}. */
        LEARNT
    }
}
