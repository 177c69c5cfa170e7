package org.erlangen.host.run;

import java.util.List;
import java.util.Optional;
import org.erlangen.api.data.DataOutline;
import org.erlangen.host.model.InvariantProblem;

/**
 * The problems of an experiment.
 *
 * @param outline the data's outline
 * @param starts one problem per start, which differ in first hyperparameters only
 * @param baseline the same without groups, if it was asked for
 */
record Composed(DataOutline outline, List<InvariantProblem> starts, Optional<InvariantProblem> baseline) {
    Composed {
        starts = List.copyOf(starts);
    }
}
