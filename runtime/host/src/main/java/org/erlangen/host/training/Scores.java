package org.erlangen.host.training;

/**
 * How good predictions are, in means over examples.
 *
 * @param correctness share of right classes, or minus the squared error
 * @param nll negative log density of the targets. Units: nats
 */
public record Scores(double correctness, double nll) {}
