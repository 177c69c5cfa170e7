package org.erlangen.api.report;

import java.util.Map;
import org.erlangen.api.data.Examples;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.symmetry.Transformations;

/**
 * What happens in a run, in order: {@link RunStarted}; for each start {@link FitStarted}, an {@link EpochEnded} and a {@link StateReached} per
 * epoch, and {@link FitEnded}; for fits that are judged a {@link Judged} per predictive distribution; at last {@link RunEnded}.
 */
public sealed interface RunEvent {
    /**
     * The data are there; nothing is fitted yet.
     *
     * @param examples at hand until the run has ended
     */
    record RunStarted(Examples examples) implements RunEvent {}

    /**
     * A fit begins.
     *
     * @param fit its name: {@code start-1}, {@code baseline}
     * @param index its number, from 1
     * @param fits how many there will be
     * @param epochs how many epochs it will take
     */
    record FitStarted(String fit, int index, int fits, int epochs) implements RunEvent {}

    /**
     * An epoch is over.
     *
     * @param fit the fit's name
     * @param epoch its number, from 1
     * @param metrics means over the epoch's steps
     * @param hyperparameters values at its end, constrained scale; of tensors the Frobenius norms
     */
    record EpochEnded(String fit, int epoch, Map<String, Double> metrics, Map<String, Double> hyperparameters)
            implements RunEvent {}

    /**
     * Where a fit is after an epoch; the state is at hand while the event is handled. A run that goes on with an earlier one shows no states of epochs that were done then, but
     * the last of each fit that was over.
     *
     * @param fit the fit's name
     * @param epoch its number, from 1
     * @param estimation what judges the state
     * @param state the state
     */
    record StateReached(String fit, int epoch, Estimation estimation, State state) implements RunEvent {}

    /**
     * A fit is over.
     *
     * @param fit the fit's name
     * @param evidence its log marginal likelihood
     * @param hyperparameters values at its end, constrained scale; of tensors the Frobenius norms
     */
    record FitEnded(String fit, Evidence evidence, Map<String, Double> hyperparameters) implements RunEvent {}

    /**
     * Predictions of classes were judged.
     *
     * @param fit the fit's name
     * @param prediction the predictive distribution's name; that of the first event of a fit is the main one
     * @param training calibration on what was learnt from
     * @param test calibration on what was not
     */
    record Judged(String fit, String prediction, Calibration training, Calibration test) implements RunEvent {}

    /**
     * The run is over; the state of the best fit is at hand while the event is handled.
     *
     * @param fit the name of the fit with the highest evidence
     * @param problem what was solved
     * @param transformations the groups by name
     * @param estimation what judges the state
     * @param state the best fit's last state
     */
    record RunEnded(
            String fit,
            Problem problem,
            Map<String, Transformations> transformations,
            Estimation estimation,
            State state)
            implements RunEvent {}
}
