package org.erlangen.host.training;

/**
 * Scores of one predictive distribution on both parts of the data.
 *
 * @param training what was learnt from
 * @param test what was not
 */
public record Judgement(Scores training, Scores test) {}
