package org.erlangen.inference.laplace;

import org.erlangen.api.inference.Schedule;

/** Options for tests, changed one by one. */
final class Options {
    Structure structure = Structure.KRONECKER;
    Fisher fisher = Fisher.GAUSS_NEWTON;
    PriorPrecision prior = PriorPrecision.SCALAR;
    PriorUpdate priorUpdate = PriorUpdate.ADAM;
    Optimiser optimiser = Optimiser.ADAM;
    double learningRate = 0.02;
    double scalarRate = 0.1;
    int burnIn = 1;
    Bound bound = Bound.NONE;
    int subset = 0;
    Outputs outputs = Outputs.ALL;
    Grouping grouping = Grouping.RANDOM;
    int priorSteps = 1;
    double priorLearningRate = 0.05;
    int partialBatches = 1;
    double hyperLearningRate = 0.05;
    Predictive predictive = Predictive.LINEARISED;
    Keep keep = Keep.LAST;

    LaplaceOptions made() {
        return new LaplaceOptions(
                structure,
                fisher,
                Locations.EXPAND,
                prior,
                1,
                priorUpdate,
                1,
                optimiser,
                learningRate,
                Schedule.CONSTANT,
                1,
                0.9,
                scalarRate,
                burnIn,
                1,
                16,
                bound,
                subset,
                outputs,
                grouping,
                priorSteps,
                priorLearningRate,
                16,
                partialBatches,
                hyperLearningRate,
                1,
                predictive,
                16,
                keep);
    }
}
