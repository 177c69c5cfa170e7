package org.erlangen.plugins.invariance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.invariance.InvarianceMetric;
import org.erlangen.api.invariance.Orbits;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Tensor;

/** How far predictive distributions move: Kullback-Leibler and Jensen-Shannon divergences in nats, agreement of classes, accuracy on the orbit. */
public final class PredictionMetric implements InvarianceMetric<NoOptions> {
    /** Found by name through the service loader. */
    public PredictionMetric() {}

    @Override
    public Description<NoOptions> describe() {
        return Sources.genuine(Description.of(
                "predictions", "divergence of predictive distributions, agreement and accuracy on the orbit"));
    }

    @Override
    public Map<String, Double> measure(NoOptions options, Orbits orbits) {
        Tensor reference = orbits.reference().logSoftmax(-1);
        Tensor moved = orbits.moved().logSoftmax(-1);
        Tensor mixture = reference.exp().add(moved.exp()).multiply(0.5).log();
        Tensor shannon =
                divergence(reference, mixture).add(divergence(moved, mixture)).multiply(0.5);
        Tensor classes = reference.argMax(-1);
        Tensor targets = orbits.examples().targets();
        double correct = classes.equalTo(targets).sumAll().item()
                + moved.argMax(-1).equalTo(targets).sumAll().item();
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("divergence", mean(divergence(reference, moved)));
        measures.put("jensen-shannon", mean(shannon));
        measures.put("agreement", mean(moved.argMax(-1).equalTo(classes)));
        measures.put(
                "orbit-accuracy",
                correct / ((1.0 + orbits.moves().size()) * targets.shape().elements()));
        return measures;
    }

    /** {@code sum_k p_k (log p_k - log q_k)}. Shape: log probabilities [..., K]; result [...]. */
    private static Tensor divergence(Tensor p, Tensor q) {
        return p.exp().multiply(p.subtract(q)).sum(-1);
    }

    private static double mean(Tensor values) {
        return values.sumAll().item() / values.shape().elements();
    }
}
