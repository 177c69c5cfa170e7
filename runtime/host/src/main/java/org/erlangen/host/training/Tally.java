package org.erlangen.host.training;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.report.Calibration;
import org.erlangen.api.tensor.NamedTensors;

/** What predictions of slice after slice of some data were worth. */
final class Tally {
    private static final double[] NOTHING = {};

    private final Likelihood likelihood;
    private double[] correctness = NOTHING;
    private double[] confidence = NOTHING;
    private double density;

    Tally(Likelihood likelihood) {
        this.likelihood = likelihood;
    }

    private boolean isOfClasses() {
        return likelihood.targets() == DataOutline.Targets.CLASSES;
    }

    void add(NamedTensors predictive, Dataset slice) {
        correctness = joined(
                correctness, likelihood.correctness(predictive, slice.targets()).toDoubles());
        density += DoubleStream.of(
                        likelihood.logDensity(predictive, slice.targets()).toDoubles())
                .sum();
        if (isOfClasses()) {
            confidence = joined(
                    confidence,
                    predictive.get("log-probabilities").max(-1).exp().toDoubles());
        }
    }

    /** Means over all that was added, at least one example. */
    Scores scores() {
        double correct = DoubleStream.of(correctness).sum() / correctness.length;
        Optional<Calibration> calibration =
                isOfClasses() ? Optional.of(Calibration.of(confidence, correctness)) : Optional.empty();
        return new Scores(correct, -density / correctness.length, calibration);
    }

    private static double[] joined(double[] first, double[] second) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .toArray();
    }
}
