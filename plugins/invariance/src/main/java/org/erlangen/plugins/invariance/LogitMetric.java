package org.erlangen.plugins.invariance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.invariance.InvarianceMetric;
import org.erlangen.api.invariance.Orbits;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Tensor;

/** How far logits move: half the squared distance, and the squared distance over the squared length, which knows no scale. */
public final class LogitMetric implements InvarianceMetric<NoOptions> {
    /** Found by name through the service loader. */
    public LogitMetric() {}

    @Override
    public Description<NoOptions> describe() {
        return Sources.genuine(
                Description.of("logits", "squared distance of logits, plain and over their squared length"));
    }

    @Override
    public Map<String, Double> measure(NoOptions options, Orbits orbits) {
        Tensor reference = orbits.reference();
        Tensor squares = orbits.moved().subtract(reference).square().sum(-1);
        Tensor shares = squares.divide(reference.square().sum(-1));
        int count = squares.shape().elements();
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("logit-error", squares.sumAll().item() / 2 / count);
        measures.put("normalised-logit-error", shares.sumAll().item() / count);
        return measures;
    }
}
