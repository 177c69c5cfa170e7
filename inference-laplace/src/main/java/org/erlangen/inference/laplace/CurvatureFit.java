package org.erlangen.inference.laplace;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * What some of the data say at fixed theta and eta.
 *
 * @param statistics of the curvature, in float64
 * @param logLikelihood {@code sum log p(y | f)}, in nats
 * @param outputs f, by batch, shape [B, K]
 * @param targets y, by batch
 */
record CurvatureFit(NamedTensors statistics, double logLikelihood, List<Tensor> outputs, List<Tensor> targets) {
    /** What no data say. */
    static final CurvatureFit NONE = new CurvatureFit(NamedTensors.empty(), 0, List.of(), List.of());

    CurvatureFit {
        outputs = List.copyOf(outputs);
        targets = List.copyOf(targets);
    }

    /** What these data and others say together. Associative. */
    CurvatureFit merge(CurvatureFit other) {
        NamedTensors sum =
                statistics.names().isEmpty() ? other.statistics : statistics.map(other.statistics, Tensor::add);
        return new CurvatureFit(
                sum,
                logLikelihood + other.logLikelihood,
                joined(outputs, other.outputs),
                joined(targets, other.targets));
    }

    /** All outputs. Shape: [N, K]. */
    Tensor allOutputs() {
        return outputs.get(0).tensors().concatenate(0, outputs);
    }

    /** All targets. */
    Tensor allTargets() {
        return targets.get(0).tensors().concatenate(0, targets);
    }

    private static List<Tensor> joined(List<Tensor> first, List<Tensor> second) {
        List<Tensor> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
