package org.erlangen.plugins.invariance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.invariance.InvarianceMetric;
import org.erlangen.api.invariance.Orbits;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * How much logits answer to any perturbation, by the Jacobian at each input as it is: its largest singular value, its Frobenius norm, and
 * {@code |J t| / |t|} along the steps t of the orbit. A network that is insensitive to the group only has a selectivity, the last over the
 * root mean square of all directions, below 1; one that is insensitive to everything about 1.
 */
public final class SensitivityMetric implements InvarianceMetric<NoOptions> {
    /** Found by name through the service loader. */
    public SensitivityMetric() {}

    @Override
    public Description<NoOptions> describe() {
        return Sources.genuine(
                Description.of("sensitivities", "norms of the Jacobian by the input, and its answer along the orbit"));
    }

    @Override
    public Map<String, Double> measure(NoOptions options, Orbits orbits) {
        Tensor inputs = orbits.examples().inputs();
        int examples = inputs.shape().size(0);
        Tensor jacobian = jacobian(orbits).cast(Precision.FLOAT64);
        int size = jacobian.shape().size(2);
        Tensor gram = jacobian.matmul(jacobian, false, true);
        Tensor spectral = gram.symmetricEigen().values().max(1).sqrt();
        double frobenius = mean(jacobian.square().sum(1, 2).sqrt());
        double along = 0;
        for (Orbits.Move move : orbits.moves()) {
            Tensor step = move.act()
                    .apply(inputs)
                    .subtract(inputs)
                    .reshape(examples, size, 1)
                    .cast(Precision.FLOAT64);
            Tensor answer = jacobian.matmul(step).square().sum(1, 2).sqrt();
            Tensor length = step.square().sum(1, 2).sqrt();
            Tensor still = length.equalTo(length.tensors().zerosLike(length));
            along += mean(answer.divide(length.add(still))) / orbits.moves().size();
        }
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("spectral-sensitivity", mean(spectral));
        measures.put("frobenius-sensitivity", frobenius);
        measures.put("along-orbit-sensitivity", along);
        measures.put("selectivity", along / (frobenius / Math.sqrt(size)));
        return measures;
    }

    /** One pullback per class for all inputs at once. Shape: [N, K, D]. */
    private static Tensor jacobian(Orbits orbits) {
        Tensor inputs = orbits.examples().inputs();
        Tensors tensors = inputs.tensors();
        int examples = inputs.shape().size(0);
        int classes = orbits.reference().shape().size(1);
        List<Tensor> rows = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            Tensor one = tensors.identity(classes, inputs.precision()).slice(0, k, k + 1);
            Tensor cotangent = one.broadcastTo(Shape.of(examples, classes));
            rows.add(tensors.pullback(orbits.logits(), inputs, cotangent).reshape(examples, -1));
        }
        return tensors.stack(1, rows);
    }

    private static double mean(Tensor values) {
        return values.sumAll().item() / values.shape().elements();
    }
}
