package org.erlangen.inference.laplace.internal.curvature;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * {@code h H + D0} of one parameter with a diagonal H; the statistic has the parameter's name.
 *
 * @param role the parameter
 * @param curvature diagonal of H, in float64, shape [elements]
 */
record DiagonalBlock(Role role, Tensor curvature) implements Block {
    private Tensor precision(Scales scales) {
        return curvature.multiply(scales.h()).add(scales.elements(role));
    }

    @Override
    public Tensor logDeterminant(Scales scales) {
        return precision(scales).log().sumAll();
    }

    @Override
    public NamedTensors variances(Scales scales) {
        return NamedTensors.of(role.parameter(), precision(scales).reciprocal().reshape(role.shape()));
    }

    @Override
    public NamedTensors cotangents(Scales scales) {
        return NamedTensors.of(role.parameter(), precision(scales).reciprocal().multiply(scales.h()));
    }

    @Override
    public Tensor functionalCovariance(Scales scales, Observation observation) {
        Tensor jacobian = observation.jacobian(role).cast(Precision.FLOAT64);
        Tensor whitened = jacobian.divide(precision(scales).sqrt());
        return whitened.matmul(whitened, false, true);
    }

    @Override
    public NamedTensors rootOfCovariance(Scales scales, NamedTensors z) {
        Tensor deviations = precision(scales).sqrt().reshape(role.shape());
        return NamedTensors.of(role.parameter(), z.get(role.parameter()).divide(deviations));
    }

    /** A sum of squares under a positive semidefinite weight is never negative. */
    @Override
    public Repairs repairs() {
        return Repairs.NONE;
    }
}
