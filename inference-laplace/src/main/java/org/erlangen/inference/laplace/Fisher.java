package org.erlangen.inference.laplace;

import java.util.List;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** Which curvature of the loss in the outputs. Source: docs/methods/laplace-kfac.md, section 1.1. */
public enum Fisher {
    /** The Hessian of the negative log likelihood: the generalised Gauss-Newton matrix, which is the Fisher information. */
    GAUSS_NEWTON {
        @Override
        Directions directions(Responses responses) {
            return Directions.outputs(responses.outputs(), responses.curvature());
        }

        @Override
        Directions whitened(Responses responses) {
            return responses.curvatureRoot().map(Directions::ofRoot).orElseGet(() -> directions(responses));
        }
    },
    /** The outer product of the residual with itself: one backward pass in place of K, less accurate. */
    EMPIRICAL {
        @Override
        Directions directions(Responses responses) {
            Tensor outputs = responses.outputs();
            Shape one = Shape.of(outputs.shape().size(0), 1, 1);
            return new Directions(
                    List.of(responses.score(responses.targets())),
                    outputs.tensors().filled(one, 1, outputs.precision()));
        }
    };

    abstract Directions directions(Responses responses);

    /** Directions of the same curvature, in which it is the identity if they are known: fewer, and not smooth in the outputs. */
    Directions whitened(Responses responses) {
        return directions(responses);
    }
}
