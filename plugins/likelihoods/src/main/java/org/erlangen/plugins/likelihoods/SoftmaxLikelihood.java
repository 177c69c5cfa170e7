package org.erlangen.plugins.likelihoods;

import java.util.List;
import java.util.Optional;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * One of K classes: {@code log p(y | f) = f_y - log sum_k exp f_k}.
 *
 * <p>Targets are class numbers 0 to K - 1. Source: docs/methods/laplace-kfac.md, section 1.1.
 */
public final class SoftmaxLikelihood implements Likelihood {
    private static final String LOG_PROBABILITIES = "log-probabilities";

    /** Found by name through the service loader. */
    public SoftmaxLikelihood() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of(
                "softmax", "one of K classes, with probabilities proportional to the outputs' exponentials");
    }

    @Override
    public DataOutline.Targets targets() {
        return DataOutline.Targets.CLASSES;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of();
    }

    @Override
    public Tensor logLikelihood(Tensor f, Tensor y, NamedTensors eta) {
        return ofClass(f.logSoftmax(-1), y);
    }

    /** {@code diag(p) - p p^T}. */
    @Override
    public Tensor curvature(Tensor f, NamedTensors eta) {
        Tensor p = f.softmax(-1);
        return p.diagonalMatrix().subtract(p.expand(-1).multiply(p.expand(-2)));
    }

    /**
     * The Cholesky factor of {@code diag(p) - p p^T}, without its last column, which is zero: with {@code t_j = sum_(i > j) p_i}, column j is {@code sqrt(p_j
     * t_j / (p_j + t_j)) (e_j - sum_(i > j) p_i / t_j e_i)}.
     *
     * <p>Source: Tanabe and Sagae, "An Exact Cholesky Decomposition and the Generalized Inverse of the Variance-Covariance Matrix of the Multinomial
     * Distribution", Journal of the Royal Statistical Society B 54, 1992.
     */
    @Override
    public Optional<Tensor> curvatureRoot(Tensor f, NamedTensors eta) {
        int classes = f.shape().size(-1);
        if (classes == 1) {
            return Optional.empty();
        }
        Tensor index = f.tensors().range(classes, f.precision());
        Tensor below = index.expand(-1).greater(index);
        Tensor p = f.softmax(-1);
        Tensor tail = p.matmul(below);
        Tensor least = f.tensors().scalar(Float.MIN_NORMAL, f.precision());
        Tensor scale = p.multiply(tail.divide(p.add(tail).maximum(least))).sqrt();
        Tensor ratios = p.expand(-1).divide(tail.maximum(least).expand(-2)).multiply(below);
        Tensor root =
                f.tensors().identity(classes, f.precision()).subtract(ratios).multiply(scale.expand(-2));
        return Optional.of(root.slice(-1, 0, classes - 1));
    }

    /** Logarithms of the mean of the probabilities. */
    @Override
    public NamedTensors predictive(Tensor f, NamedTensors eta) {
        Tensor mean = f.logSoftmax(-1).logSumExp(0).subtract(Math.log(f.shape().size(0)));
        return NamedTensors.of(LOG_PROBABILITIES, mean);
    }

    @Override
    public Tensor logDensity(NamedTensors predictive, Tensor y) {
        return ofClass(predictive.get(LOG_PROBABILITIES), y);
    }

    @Override
    public Tensor correctness(NamedTensors predictive, Tensor y) {
        return predictive.get(LOG_PROBABILITIES).argMax(-1).equalTo(y);
    }

    /** The entries at the class numbers. A select, since 0 times an infinite logarithm is no number. Shape: [..., B, K] and [B] give [..., B]. */
    private static Tensor ofClass(Tensor logarithms, Tensor y) {
        Tensor classes = y.tensors().range(logarithms.shape().size(-1), y.precision());
        Tensor chosen = y.expand(-1).equalTo(classes);
        Tensor zero = y.tensors().scalar(0, logarithms.precision());
        return chosen.select(logarithms, zero).sum(-1);
    }
}
