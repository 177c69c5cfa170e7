package org.erlangen.host.training;

import java.util.Optional;
import org.erlangen.api.report.Calibration;

/**
 * How good predictions are, in means over examples.
 *
 * @param correctness share of right classes, or minus the squared error
 * @param nll negative log density of the targets. Units: nats
 * @param calibration whether probabilities of classes come true; empty for real targets
 */
public record Scores(double correctness, double nll, Optional<Calibration> calibration) {}
