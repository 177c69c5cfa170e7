package org.erlangen.inference.laplace.internal.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * What some of the data say at fixed theta and eta.
 *
 * @param statistics of the curvature, in float64 once all data are summed
 * @param logLikelihood {@code sum log p(y | f)}, in nats
 * @param outputs f, by batch, shape [B, K]
 * @param targets y, by batch
 */
public record CurvatureFit(NamedTensors statistics, double logLikelihood, List<Tensor> outputs, List<Tensor> targets) {
    private static final String STATISTICS = "statistics.";
    private static final String LOG_LIKELIHOOD = "log-likelihood";
    private static final String OUTPUTS = "outputs";
    private static final String TARGETS = "targets";

    public CurvatureFit {
        outputs = List.copyOf(outputs);
        targets = List.copyOf(targets);
    }

    /** A fit whose intermediate tensors are freed. */
    static CurvatureFit scoped(Tensors tensors, Supplier<CurvatureFit> computation) {
        NamedTensors seen = tensors.scoped(() -> {
            CurvatureFit fit = computation.get();
            return fit.statistics
                    .prefixed(STATISTICS)
                    .with(LOG_LIKELIHOOD, tensors.scalar(fit.logLikelihood, Precision.FLOAT64))
                    .with(OUTPUTS, fit.allOutputs())
                    .with(TARGETS, fit.allTargets());
        });
        return new CurvatureFit(
                seen.part(STATISTICS),
                seen.get(LOG_LIKELIHOOD).item(),
                List.of(seen.get(OUTPUTS)),
                List.of(seen.get(TARGETS)));
    }

    /** What these data and others say together. Associative. */
    public CurvatureFit merge(CurvatureFit other) {
        return new CurvatureFit(
                statistics.map(other.statistics, Tensor::add),
                logLikelihood + other.logLikelihood,
                joined(outputs, other.outputs),
                joined(targets, other.targets));
    }

    /** The same with statistics in float64. */
    CurvatureFit exact() {
        return new CurvatureFit(
                statistics.map(tensor -> tensor.cast(Precision.FLOAT64)), logLikelihood, outputs, targets);
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
