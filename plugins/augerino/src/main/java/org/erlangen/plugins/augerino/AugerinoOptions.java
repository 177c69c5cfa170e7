package org.erlangen.plugins.augerino;

import org.erlangen.api.inference.Schedule;
import org.erlangen.api.provider.Option;

/**
 * Options of Augerino. The defaults are those of docs/methods/laplace-kfac.md, section 3.8.
 *
 * @param learningRate Adam's first rate for weights
 * @param schedule of the weights' rate
 * @param floor fraction of the weights' rate that the schedule ends at
 * @param weightDecay added to the weights' gradient, times the weights
 * @param hyperLearningRate Adam's rate for hyperparameters
 * @param regularisation strength of the reward for large extents
 */
public record AugerinoOptions(
        @Option(value = "Adam's first rate for weights", min = 0, byDefault = "0.005")
        double learningRate,

        @Option(value = "schedule of the weights' rate", byDefault = "cosine")
        Schedule schedule,

        @Option(value = "fraction of a rate that a schedule ends at", min = 0, max = 1, byDefault = "0.0002")
        double floor,

        @Option(value = "how much of each weight is added to its gradient", min = 0, byDefault = "0.0001")
        double weightDecay,

        @Option(value = "Adam's rate for hyperparameters", min = 0, byDefault = "0.005")
        double hyperLearningRate,

        @Option(
                value = "reward for extents, per unit of their Euclidean norm and per example",
                unit = "nats",
                min = 0,
                byDefault = "0.01")
        double regularisation) {}
