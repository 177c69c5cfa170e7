package org.erlangen.plugins.likelihoods;

import java.util.List;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * K real targets under independent Gaussian noise of one deviation sigma, which is learnt: {@code log p(y | f) = -|y - f|^2 / (2 sigma^2) - K
 * (log sigma + 1/2 log 2 pi)}.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 1.1.
 */
public final class GaussianLikelihood implements Likelihood {
    /** The name of sigma, in the units of the targets. */
    public static final String NOISE = "gaussian.noise";

    private static final double HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

    /** Found by name through the service loader. */
    public GaussianLikelihood() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("gaussian", "real targets under Gaussian noise whose deviation is learnt");
    }

    @Override
    public DataOutline.Targets targets() {
        return DataOutline.Targets.REAL;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(new Hyperparameter(
                NOISE, "standard deviation of the noise", 1.0, Constraint.POSITIVE, Unit.NONE, true));
    }

    @Override
    public Tensor logLikelihood(Tensor f, Tensor y, NamedTensors eta) {
        return logNormal(y.subtract(f), eta.get(NOISE).square());
    }

    /** sigma^2 moves towards the mean squared error. */
    @Override
    public NamedTensors movedToBest(Tensor f, Tensor y, NamedTensors eta, double share) {
        Tensor best = y.subtract(f).square().meanAll();
        Tensor variance = eta.get(NOISE).square().multiply(1 - share).add(best.multiply(share));
        return NamedTensors.of(NOISE, variance.sqrt());
    }

    /** {@code I / sigma^2}. */
    @Override
    public Tensor curvature(Tensor f, NamedTensors eta) {
        Tensor precision = eta.get(NOISE).square().reciprocal();
        return f.tensors()
                .filled(f.shape(), 1, f.precision())
                .multiply(precision)
                .diagonalMatrix();
    }

    /** Mean and variance of the mixture: the mean of the outputs; sigma^2 plus the outputs' variance. */
    @Override
    public NamedTensors predictive(Tensor f, NamedTensors eta) {
        Tensor mean = f.mean(0);
        Tensor spread = f.subtract(mean).square().mean(0);
        return NamedTensors.of(
                "mean", mean, "variance", spread.add(eta.get(NOISE).square()));
    }

    /** The density of the Gaussian with the mixture's mean and variance. */
    @Override
    public Tensor logDensity(NamedTensors predictive, Tensor y) {
        return logNormal(y.subtract(predictive.get("mean")), predictive.get("variance"));
    }

    @Override
    public Tensor correctness(NamedTensors predictive, Tensor y) {
        return y.subtract(predictive.get("mean")).square().sum(-1).negate();
    }

    /** Shape: residual [..., K], variance broadcasts with it; result [...]. */
    private static Tensor logNormal(Tensor residual, Tensor variance) {
        Tensor scatter = residual.square().divide(variance).add(variance.log());
        return scatter.multiply(-0.5).subtract(HALF_LOG_2_PI).sum(-1);
    }
}
