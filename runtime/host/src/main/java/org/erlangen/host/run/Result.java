package org.erlangen.host.run;

import java.util.List;
import java.util.Optional;
import org.erlangen.api.data.DataOutline;
import org.erlangen.host.training.Attempt;

/**
 * What a run found.
 *
 * @param name the experiment's name
 * @param estimator the estimator's name
 * @param seed the root of all random numbers
 * @param targets what was predicted; says what correctness means
 * @param best the fit with the highest evidence
 * @param starts all fits that competed, in order
 * @param baseline the same model without groups, if it was fitted
 * @param totalSeconds from the start of the run to its last evaluation
 * @param secondsPerEpoch mean over all epochs of all fits
 */
public record Result(
        String name,
        String estimator,
        long seed,
        DataOutline.Targets targets,
        Summary best,
        List<Attempt> starts,
        Optional<Summary> baseline,
        double totalSeconds,
        double secondsPerEpoch) {
    public Result {
        starts = List.copyOf(starts);
    }
}
