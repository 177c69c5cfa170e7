package org.erlangen.inference.vi;

import org.erlangen.api.inference.Schedule;
import org.erlangen.api.provider.Option;

/** Options of variational inference. The defaults are those of docs/methods/invariant-weights.md, section 9. */
public record VariationalOptions(
        @Option(value = "which weights are random", byDefault = "features")
        Posterior posterior,

        @Option(value = "the readout's posterior", byDefault = "matrix-normal")
        GaussianFamily readout,

        @Option(
                value =
                        "factor on the first deviations of the posteriors of hidden weights and of weights for which the network proposes one",
                min = 1e-6,
                byDefault = "1")
        double posteriorScale,

        @Option(value = "keeps the rows' factors of triangular posteriors at their first values", byDefault = "false")
        boolean freezeRowFactor,

        @Option(value = "how diagonals of triangular posteriors stay positive", byDefault = "softplus")
        Diagonal diagonal,

        @Option(
                value = "whether biases before the readout have posteriors too, each as one more input of its map",
                byDefault = "false")
        boolean randomBiases,

        @Option(
                value =
                        "random permutations of hidden units by which the divergence is corrected: more tell better what posteriors need not know; 0 for no correction",
                min = 0,
                max = 10000,
                byDefault = "0")
        int permutations,

        @Option(value = "how priors get their deviations", byDefault = "whitened")
        Prior prior,

        @Option(
                value = "first deviation of the readout's prior; of every prior when posteriors are triangular",
                min = 1e-6,
                byDefault = "5")
        double priorDeviation,

        @Option(
                value =
                        "how far a closed-form prior variance moves per epoch, or an empirical precision per step: 1 is all the way",
                min = 0,
                max = 1,
                byDefault = "0.5")
        double priorDamping,

        @Option(value = "Adam's rate for posteriors, priors and point estimates", min = 0, byDefault = "0.02")
        double learningRate,

        @Option(value = "Adam's rate for hyperparameters", min = 0, byDefault = "0.03")
        double hyperLearningRate,

        @Option(value = "schedule of the learning rate", byDefault = "cosine")
        Schedule schedule,

        @Option(value = "schedule of the hyperparameters' learning rate", byDefault = "constant")
        Schedule hyperSchedule,

        @Option(value = "fraction of a rate that a schedule ends at", min = 0, max = 1, byDefault = "0.05")
        double floor,

        @Option(
                value =
                        "largest norm of the gradient of posteriors, priors and point estimates, and of that of hyperparameters, per example: longer ones are shortened; 0 for no limit",
                min = 0,
                byDefault = "0")
        double clipNorm,

        @Option(
                value =
                        "how far the likelihood's noise moves per epoch to its best value for the posterior; at 0 a learnt noise moves by gradient",
                min = 0,
                max = 1,
                byDefault = "0")
        double noiseDamping,

        @Option(value = "smallest noise that noise-damping leads to", min = 0, byDefault = "0.0316227766")
        double smallestNoise,

        @Option(value = "largest noise that noise-damping leads to", min = 0, byDefault = "0.2236067977")
        double largestNoise,

        @Option(value = "how long hyperparameters keep their first values", unit = "epochs", min = 0, byDefault = "15")
        int hold,

        @Option(value = "weight samples of a training step", min = 1, byDefault = "1")
        int weightSamples,

        @Option(
                value = "factor on the KL in training; only at 1 is the objective a bound of the evidence",
                min = 0,
                byDefault = "1")
        double klTemperature,

        @Option(value = "how long the factor on the KL rises from 0", unit = "epochs", min = 0, byDefault = "0")
        int burnIn,

        @Option(value = "weight samples of an evidence estimate", min = 1, byDefault = "8")
        int evidenceSamples,

        @Option(value = "weight samples of the averaged prediction", min = 1, byDefault = "16")
        int predictiveSamples) {}
