package org.erlangen.api.inference;

import java.util.List;
import java.util.Optional;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * A likelihood p(y | f): concave in f, so that averaging samples inside the logarithm bounds from below.
 */
public interface Likelihood extends Provider<NoOptions> {
    /** What targets it speaks of. */
    DataOutline.Targets targets();

    /** Its own hyperparameters, such as the noise; names begin with the likelihood's name and a dot. */
    List<Hyperparameter> hyperparameters();

    /** {@code log p(y | f)} in nats. Shape: f [..., B, K]; y [B] or [B, K]; result [..., B]. */
    Tensor logLikelihood(Tensor f, Tensor y, NamedTensors eta);

    /**
     * Its hyperparameters moved a share of the way to where {@code log p(y | f)} is largest, on the scale on which that is a mean over examples (the
     * variance of a noise); none where there is no closed form. Shape: f [..., B, K]; y [B, K]. {@code share} from 0 to 1.
     */
    default NamedTensors movedToBest(Tensor f, Tensor y, NamedTensors eta, double share) {
        return NamedTensors.empty();
    }

    /** {@code -d^2 log p / df^2}, positive semidefinite. Shape: f [B, K]; result [B, K, K]. */
    Tensor curvature(Tensor f, NamedTensors eta);

    /**
     * A root R of the curvature, {@code R R^T = curvature}, where one is known: C directions that say all about the curvature. Need not be
     * differentiable. Shape: f [B, K]; result [B, K, C].
     */
    default Optional<Tensor> curvatureRoot(Tensor f, NamedTensors eta) {
        return Optional.empty();
    }

    /**
     * The predictive distribution of an equal mixture of M outputs. Shape: f [M, B, K]. For classes: {@code log-probabilities} [B, K]; for
     * real targets: {@code mean} and {@code variance} [B, K].
     */
    NamedTensors predictive(Tensor f, NamedTensors eta);

    /** {@code log p(y)} under a predictive distribution, in nats. Shape: result [B]. */
    Tensor logDensity(NamedTensors predictive, Tensor y);

    /** How right the most likely answer is: 1 or 0 for classes, minus the squared error for real targets. Shape: result [B]. */
    Tensor correctness(NamedTensors predictive, Tensor y);
}
