package org.erlangen.inference.laplace;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * What turns curvature H into posterior precision {@code h H + D0}.
 *
 * @param h curvature factor: 1 over the temperature
 * @param prior prior precisions by parameter, in float64: one for all elements, shape [], or one each
 */
record Scales(double h, NamedTensors prior) {
    /** Prior precisions of a parameter's elements. Shape: [elements]. */
    Tensor elements(Role role) {
        Tensor precision = prior.get(role.parameter());
        Shape flat = Shape.of(role.shape().elements());
        return precision.shape().rank() == 0 ? precision.broadcastTo(flat) : precision.reshape(flat);
    }

    /** The prior precision shared by all elements of a parameter. */
    Tensor shared(Role role) {
        Tensor precision = prior.get(role.parameter());
        if (precision.shape().rank() != 0) {
            throw new IllegalArgumentException("'" + role.parameter() + "' has no shared prior precision");
        }
        return precision;
    }
}
