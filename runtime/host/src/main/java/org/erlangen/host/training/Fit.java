package org.erlangen.host.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.State;
import org.erlangen.host.model.InvariantProblem;

/**
 * A finished fit.
 *
 * @param name its name: {@code start-1}, {@code baseline}
 * @param problem what was solved
 * @param estimation what judges the state
 * @param state the last state
 * @param evidence its log marginal likelihood
 * @param hyperparameters at its end, on the constrained scale; of tensors the norms
 */
public record Fit(
        String name,
        InvariantProblem problem,
        Estimation estimation,
        State state,
        Evidence evidence,
        Map<String, Double> hyperparameters) {
    public Fit {
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
    }
}
