package org.erlangen.inference.laplace.option;

import org.erlangen.api.inference.Schedule;
import org.erlangen.api.provider.Option;

/** Options of the Laplace approximation. The defaults are those of docs/methods/laplace-kfac.md, section 3.8, for a perceptron or a small convolutional network. */
public record LaplaceOptions(
        @Option(value = "how much of the curvature is kept", byDefault = "kronecker")
        Structure structure,

        @Option(value = "which curvature of the loss", byDefault = "gauss-newton")
        Fisher fisher,

        @Option(value = "how Kronecker factors meet the locations of a convolution", byDefault = "expand")
        Locations locations,

        @Option(value = "how many prior precisions there are", byDefault = "scalar")
        PriorPrecision prior,

        @Option(value = "first prior precision", min = 1e-6, max = 1e6, byDefault = "1")
        double priorPrecision,

        @Option(
                value = "factor on the first prior precision of parameters of paths that are not strict",
                min = 1e-6,
                max = 1e6,
                byDefault = "1")
        double relaxationFactor,

        @Option(value = "how prior precisions follow the evidence", byDefault = "adam")
        PriorUpdate priorUpdate,

        @Option(value = "divides log likelihood and curvature", min = 1e-6, byDefault = "1")
        double temperature,

        @Option(value = "how weights descend", byDefault = "adam")
        Optimiser optimiser,

        @Option(value = "first rate of the weights", min = 0, byDefault = "0.005")
        double learningRate,

        @Option(value = "schedule of the weights' rate", byDefault = "cosine")
        Schedule schedule,

        @Option(value = "fraction of a rate that a schedule ends at", min = 0, max = 1, byDefault = "0.0002")
        double floor,

        @Option(value = "momentum, where the optimiser has one", min = 0, max = 0.9999, byDefault = "0.9")
        double momentum,

        @Option(
                value = "factor on the rate of parameters outside linear maps, such as scalar scales and biases",
                min = 0,
                byDefault = "0.1")
        double scalarRate,

        @Option(value = "how long hyperparameters keep their first values", unit = "epochs", min = 0, byDefault = "10")
        int burnIn,

        @Option(value = "how often hyperparameters move", unit = "epochs", min = 1, byDefault = "1")
        int frequency,

        @Option(value = "examples of a batch when curvature is gathered", min = 1, byDefault = "256")
        int curvatureBatch,

        @Option(value = "what the evidence is bounded by instead of estimated, if anything", byDefault = "none")
        Bound bound,

        @Option(value = "most examples that a bound is formed from each time; 0 for all", min = 0, byDefault = "0")
        int subset,

        @Option(value = "which outputs a bound takes together", byDefault = "all")
        Outputs outputs,

        @Option(value = "how a bound parts the data", byDefault = "random")
        Grouping grouping,

        @Option(value = "steps of prior precisions and noise each time", min = 0, byDefault = "1")
        int priorSteps,

        @Option(value = "Adam's rate for prior precisions and noise", min = 0, byDefault = "0.05")
        double priorLearningRate,

        @Option(value = "examples of a batch in the gradient of extents", min = 1, byDefault = "256")
        int partialBatch,

        @Option(value = "most batches that the gradient of extents is summed over", min = 1, byDefault = "1")
        int partialBatches,

        @Option(value = "Adam's first rate for extents", min = 0, byDefault = "0.05")
        double hyperLearningRate,

        @Option(
                value = "fraction of the extents' rate that it falls to along half a cosine",
                min = 0,
                max = 1,
                byDefault = "1")
        double hyperFloor,

        @Option(value = "what predictions are made with", byDefault = "linearised")
        Predictive predictive,

        @Option(value = "samples of a sampled prediction", min = 1, byDefault = "32")
        int predictiveSamples,

        @Option(
                value =
                        "which state a fit ends with: best is that of the epoch with the highest evidence, last the last",
                byDefault = "best")
        Keep keep) {}
