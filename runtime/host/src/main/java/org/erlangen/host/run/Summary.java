package org.erlangen.host.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.network.PathShare;
import org.erlangen.host.training.Judgement;

/**
 * What is worth telling of a fit.
 *
 * @param fit its name
 * @param evidence its log marginal likelihood
 * @param hyperparameters at its end, on the constrained scale; of tensors the norms
 * @param tensors all elements of those that are no scalars
 * @param predictions scores by predictive distribution, the main one first
 * @param parameters number of the network's parameters
 * @param tables numbers by parameter, as the estimator knows them
 * @param paths what each path of each block counts, if there are any and the estimator knows
 */
public record Summary(
        String fit,
        Evidence evidence,
        Map<String, Double> hyperparameters,
        Map<String, Elements> tensors,
        Map<String, Judgement> predictions,
        long parameters,
        Map<String, Map<String, Double>> tables,
        List<PathShare> paths) {
    public Summary {
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        predictions = Collections.unmodifiableMap(new LinkedHashMap<>(predictions));
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        paths = List.copyOf(paths);
    }
}
