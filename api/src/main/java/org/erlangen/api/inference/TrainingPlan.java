package org.erlangen.api.inference;

/**
 * The outline of training.
 *
 * @param epochs passes over the training data
 * @param batchSize examples of a step
 * @param examples number N of training examples
 * @param portion examples of a batch that are computed at once, at most, to bound memory
 */
public record TrainingPlan(int epochs, int batchSize, int examples, int portion) {
    /** Whole batches at once. */
    public TrainingPlan(int epochs, int batchSize, int examples) {
        this(epochs, batchSize, examples, batchSize);
    }

    /** Steps of one epoch; the last batch may be smaller. */
    public int stepsPerEpoch() {
        return (examples + batchSize - 1) / batchSize;
    }

    /** Steps of all epochs. */
    public long steps() {
        return (long) epochs * stepsPerEpoch();
    }
}
