package org.erlangen.host.configuration;

import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.provider.Option;

/**
 * The outline of training.
 *
 * @param epochs passes over the training data
 * @param batchSize examples of a step
 * @param portion examples of a step that are computed at once; 0 for all
 */
public record Training(
        @Option(value = "passes over the training data", unit = "epochs", min = 1)
        int epochs,

        @Option(value = "examples of one training step", unit = "examples", min = 1)
        int batchSize,

        @Option(
                value = "examples of a step that are computed at once, at most, where memory is short; 0 for all",
                unit = "examples",
                min = 0,
                byDefault = "0")
        int portion) {
    /** The outline of a fit of so many examples. */
    public TrainingPlan plan(int examples) {
        return new TrainingPlan(epochs, batchSize, examples, portion == 0 ? batchSize : Math.min(portion, batchSize));
    }
}
