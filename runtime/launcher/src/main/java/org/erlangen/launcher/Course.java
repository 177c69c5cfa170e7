package org.erlangen.launcher;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erlangen.api.report.RunEvent;

/**
 * Where a run stands.
 *
 * @param fit name of the fit in progress
 * @param index its number, from 1
 * @param fits how many there will be
 * @param epoch epochs of the fit that are over
 * @param epochs how many it will take
 * @param metrics means over the last epoch
 * @param hyperparameters at its end
 * @param reached how many epochs were gone through by now: those that an earlier run did are only told again
 */
record Course(
        String fit,
        int index,
        int fits,
        int epoch,
        int epochs,
        Map<String, Double> metrics,
        Map<String, Double> hyperparameters,
        long reached) {
    /** Before anything happened. */
    static final Course START = new Course("", 0, 0, 0, 0, Map.of(), Map.of(), 0);

    /** Where it stands after an event. */
    Course after(RunEvent event) {
        if (event instanceof RunEvent.FitStarted started) {
            return new Course(
                    started.fit(), started.index(), started.fits(), 0, started.epochs(), Map.of(), Map.of(), reached);
        }
        if (event instanceof RunEvent.EpochEnded ended) {
            return new Course(
                    fit, index, fits, ended.epoch(), epochs, ended.metrics(), ended.hyperparameters(), reached);
        }
        if (event instanceof RunEvent.StateReached) {
            return new Course(fit, index, fits, epoch, epochs, metrics, hyperparameters, reached + 1);
        }
        return this;
    }

    /** Epochs of all fits that are over, if all fits take as long as this one. */
    long done() {
        return (long) Math.max(0, index - 1) * epochs + epoch;
    }

    /** Epochs of all fits, if all fits take as long as this one. */
    long total() {
        return (long) fits * epochs;
    }

    /** Seconds that are left if all epochs take as long as those that were gone through in so many; at least one was. */
    double left(double seconds) {
        return seconds * (total() - done()) / reached;
    }

    /** The fit and its number: {@code start-1 (1 of 4)}. */
    String title() {
        return fit + " (" + index + " of " + fits + ")";
    }

    /** The first metric and the largest hyperparameter in a few words. */
    String figures() {
        Stream<Map.Entry<String, Double>> largest =
                hyperparameters.entrySet().stream().max(Map.Entry.comparingByValue()).stream();
        return Stream.concat(metrics.entrySet().stream().limit(1), largest)
                .map(entry -> entry.getKey() + " " + Progress.number(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
