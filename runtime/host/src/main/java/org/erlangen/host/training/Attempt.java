package org.erlangen.host.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.inference.Evidence;

/**
 * What remains of a fit that another one may have beaten.
 *
 * @param name its name: {@code start-1}
 * @param evidence its log marginal likelihood
 * @param hyperparameters at its end, on the constrained scale; of tensors the norms
 */
public record Attempt(String name, Evidence evidence, Map<String, Double> hyperparameters) {
    public Attempt {
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
    }
}
