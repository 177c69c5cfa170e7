package org.erlangen.host.configuration;

import org.erlangen.api.provider.Option;

/**
 * The outline of training.
 *
 * @param epochs passes over the training data
 * @param batchSize examples of a step
 */
public record Training(
        @Option(value = "passes over the training data", unit = "epochs", min = 1)
        int epochs,

        @Option(value = "examples of one training step", unit = "examples", min = 1)
        int batchSize) {}
