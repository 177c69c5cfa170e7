package org.erlangen.inference.laplace.internal.evidence;

import java.util.List;
import java.util.Optional;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Directions;
import org.erlangen.inference.laplace.option.Fisher;

/**
 * A network's outputs on a batch beside what they should be.
 *
 * @param likelihood of the targets
 * @param outputs f, shape [B, K]
 * @param targets y
 * @param eta hyperparameters on the constrained scale
 */
record Responses(Likelihood likelihood, Tensor outputs, Tensor targets, NamedTensors eta) {
    /** Directions of output space, and a curvature of the loss in them. */
    Directions directions(Fisher fisher) {
        return switch (fisher) {
            case GAUSS_NEWTON -> Directions.outputs(outputs, curvature());
            case EMPIRICAL ->
                new Directions(List.of(score(targets)), everywhere(1).reshape(-1, 1, 1));
        };
    }

    /** Directions of the same curvature, in which it is the identity if they are known: fewer, and not smooth in the outputs. */
    Directions whitened(Fisher fisher) {
        return switch (fisher) {
            case GAUSS_NEWTON -> curvatureRoot().map(Directions::ofRoot).orElseGet(() -> directions(fisher));
            case EMPIRICAL -> directions(fisher);
        };
    }

    /** Curvature of the loss in the outputs. Shape: [B, K, K]. */
    Tensor curvature() {
        return likelihood.curvature(outputs, eta);
    }

    /** A root of the curvature, if it is known. Shape: [B, K, C]. */
    Optional<Tensor> curvatureRoot() {
        return likelihood.curvatureRoot(outputs, eta);
    }

    /** {@code log p(y | f)} for any targets. Shape: [B]. */
    Tensor logLikelihood(Tensor answers) {
        return likelihood.logLikelihood(outputs, answers, eta);
    }

    /** {@code d log p(y | f) / df} for any targets. Shape: [B, K]. */
    Tensor score(Tensor answers) {
        return outputs.tensors()
                .grad(f -> likelihood.logLikelihood(f, answers, eta).sumAll())
                .apply(outputs);
    }

    /** The same number for all examples. Shape: [B]. */
    Tensor everywhere(double number) {
        return outputs.tensors().filled(Shape.of(outputs.shape().size(0)), number, outputs.precision());
    }
}
