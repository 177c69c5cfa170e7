package org.erlangen.inference.laplace.internal.evidence;

import java.util.function.UnaryOperator;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/**
 * The evidence as a function of the likelihood's own hyperparameters, such as the noise, at fixed outputs. Their curvature must scale as a
 * whole, {@code L(f; eta) = s(eta) L(f)}, as {@code 1/sigma^2} does.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 1.4.
 */
public final class NoiseLearning {
    private final Likelihood likelihood;
    private final Tensor outputs;
    private final Tensor targets;
    private final double weight;

    /** A likelihood at the outputs of a fit, whose log likelihood counts {@code weight}: data factor over temperature. */
    public NoiseLearning(Likelihood likelihood, CurvatureFit fit, double weight) {
        this.likelihood = likelihood;
        this.outputs = fit.allOutputs().stopGradient();
        this.targets = fit.allTargets();
        this.weight = weight;
    }

    /** {@code weight log p(D | theta)}. Units: nats. */
    public double logLikelihood(NamedTensors eta) {
        return fit(eta).item();
    }

    /** {@code sum_n tr L_n}, by whose ratio curvature changes with eta. */
    public double curvature(NamedTensors eta) {
        return trace(eta).item();
    }

    /**
     * Gradient of the evidence by raw numbers, when the posterior has {@code effective} effective parameters: {@code weight d log p - 1/2 gamma
     * d log s}.
     */
    public NamedTensors gradient(NamedTensors raw, UnaryOperator<NamedTensors> etaOf, double effective) {
        return outputs.tensors()
                .valueAndGrad(
                        at -> {
                            NamedTensors eta = etaOf.apply(at);
                            return fit(eta).subtract(trace(eta).log().multiply(0.5 * effective));
                        },
                        raw)
                .gradient();
    }

    private Tensor fit(NamedTensors eta) {
        Tensor each = likelihood.logLikelihood(outputs, targets, eta);
        return each.sumAll().cast(Precision.FLOAT64).multiply(weight);
    }

    private Tensor trace(NamedTensors eta) {
        return likelihood.curvature(outputs, eta).diagonal().sumAll().cast(Precision.FLOAT64);
    }
}
