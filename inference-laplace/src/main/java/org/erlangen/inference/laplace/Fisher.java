package org.erlangen.inference.laplace;

import java.util.List;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** Which curvature of the loss in the outputs. Source: docs/methods/laplace-kfac.md, section 1.1. */
public enum Fisher {
    /** The Hessian of the negative log likelihood: the generalised Gauss-Newton matrix, which is the Fisher information. */
    GAUSS_NEWTON {
        @Override
        Directions directions(Likelihood likelihood, Tensor outputs, Tensor targets, NamedTensors eta) {
            return Directions.outputs(outputs, likelihood.curvature(outputs, eta));
        }
    },
    /** The outer product of the residual with itself: one backward pass in place of K, less accurate. */
    EMPIRICAL {
        @Override
        Directions directions(Likelihood likelihood, Tensor outputs, Tensor targets, NamedTensors eta) {
            Tensor residual = outputs.tensors()
                    .grad(f -> likelihood.logLikelihood(f, targets, eta).sumAll())
                    .apply(outputs);
            Shape one = Shape.of(outputs.shape().size(0), 1, 1);
            return new Directions(List.of(residual), outputs.tensors().filled(one, 1, outputs.precision()));
        }
    };

    abstract Directions directions(Likelihood likelihood, Tensor outputs, Tensor targets, NamedTensors eta);
}
