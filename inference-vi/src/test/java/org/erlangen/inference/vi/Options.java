package org.erlangen.inference.vi;

import org.erlangen.api.inference.Schedule;

/** Options for tests: the defaults, changed one by one. */
record Options(VariationalOptions made) {
    static Options defaults() {
        return new Options(new VariationalOptions(
                Posterior.FEATURES,
                GaussianFamily.MATRIX_NORMAL,
                1,
                false,
                Diagonal.SOFTPLUS,
                false,
                0,
                Prior.WHITENED,
                5,
                0.5,
                0.02,
                0.03,
                Schedule.COSINE,
                Schedule.CONSTANT,
                0.05,
                0,
                0,
                0.0316227766,
                0.2236067977,
                0,
                1,
                1,
                0,
                8,
                16));
    }

    Options posterior(Posterior posterior) {
        return with(posterior, made.readout(), made.prior(), made.hold(), made.klTemperature(), made.burnIn());
    }

    Options readout(GaussianFamily readout) {
        return with(made.posterior(), readout, made.prior(), made.hold(), made.klTemperature(), made.burnIn());
    }

    Options prior(Prior prior) {
        return with(made.posterior(), made.readout(), prior, made.hold(), made.klTemperature(), made.burnIn());
    }

    Options hold(int hold) {
        return with(made.posterior(), made.readout(), made.prior(), hold, made.klTemperature(), made.burnIn());
    }

    Options klTemperature(double temperature) {
        return with(made.posterior(), made.readout(), made.prior(), made.hold(), temperature, made.burnIn());
    }

    Options burnIn(int burnIn) {
        return with(made.posterior(), made.readout(), made.prior(), made.hold(), made.klTemperature(), burnIn);
    }

    Options permutations(int permutations, boolean randomBiases) {
        return with(randomBiases, permutations, made.clipNorm(), made.noiseDamping());
    }

    Options clipNorm(double norm) {
        return with(made.randomBiases(), made.permutations(), norm, made.noiseDamping());
    }

    Options noiseDamping(double damping) {
        return with(made.randomBiases(), made.permutations(), made.clipNorm(), damping);
    }

    private Options with(boolean randomBiases, int permutations, double norm, double damping) {
        return new Options(new VariationalOptions(
                made.posterior(),
                made.readout(),
                made.posteriorScale(),
                made.freezeRowFactor(),
                made.diagonal(),
                randomBiases,
                permutations,
                made.prior(),
                made.priorDeviation(),
                made.priorDamping(),
                made.learningRate(),
                made.hyperLearningRate(),
                made.schedule(),
                made.hyperSchedule(),
                made.floor(),
                norm,
                damping,
                made.smallestNoise(),
                made.largestNoise(),
                made.hold(),
                made.weightSamples(),
                made.klTemperature(),
                made.burnIn(),
                made.evidenceSamples(),
                made.predictiveSamples()));
    }

    private Options with(
            Posterior posterior, GaussianFamily readout, Prior prior, int hold, double temperature, int burnIn) {
        return new Options(new VariationalOptions(
                posterior,
                readout,
                made.posteriorScale(),
                made.freezeRowFactor(),
                made.diagonal(),
                made.randomBiases(),
                made.permutations(),
                prior,
                made.priorDeviation(),
                made.priorDamping(),
                made.learningRate(),
                made.hyperLearningRate(),
                made.schedule(),
                made.hyperSchedule(),
                made.floor(),
                made.clipNorm(),
                made.noiseDamping(),
                made.smallestNoise(),
                made.largestNoise(),
                hold,
                made.weightSamples(),
                temperature,
                burnIn,
                made.evidenceSamples(),
                made.predictiveSamples()));
    }
}
