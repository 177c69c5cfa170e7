package org.erlangen.api.inference;

/**
 * An estimate of the log marginal likelihood, in its two parts. Units: nats.
 *
 * @param dataFit expected log likelihood of the training data
 * @param complexity the Occam term that is subtracted: KL divergence, or half the log-determinant and scatter
 * @param examples number N of training examples
 */
public record Evidence(double dataFit, double complexity, int examples) {
    /** {@code dataFit - complexity}. */
    public double total() {
        return dataFit - complexity;
    }

    /** {@link #total()} divided by N. */
    public double perDatum() {
        return total() / examples;
    }
}
