package org.erlangen.api.inference;

/**
 * The outline of training.
 *
 * @param epochs passes over the training data
 * @param batchSize examples of a step
 * @param examples number N of training examples
 */
public record TrainingPlan(int epochs, int batchSize, int examples) {
    /** Steps of one epoch; the last batch may be smaller. */
    public int stepsPerEpoch() {
        return (examples + batchSize - 1) / batchSize;
    }

    /** Steps of all epochs. */
    public long steps() {
        return (long) epochs * stepsPerEpoch();
    }
}
