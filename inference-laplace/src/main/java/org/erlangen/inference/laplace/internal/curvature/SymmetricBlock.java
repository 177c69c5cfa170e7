package org.erlangen.inference.laplace.internal.curvature;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * {@code h H + delta I} of one parameter with a dense H.
 *
 * @param role the parameter
 * @param statistic the name of H among the statistics
 * @param spectrum of H
 */
record SymmetricBlock(Role role, String statistic, Spectrum spectrum) implements Block {
    /** Shape: [elements]. */
    private Tensor eigenvalues(Scales scales) {
        return spectrum.values().multiply(scales.h()).add(scales.shared(role));
    }

    @Override
    public Tensor logDeterminant(Scales scales) {
        return eigenvalues(scales).log().sumAll();
    }

    @Override
    public NamedTensors variances(Scales scales) {
        return NamedTensors.of(
                role.parameter(), eigenvalues(scales).reciprocal().reshape(role.shape()));
    }

    @Override
    public NamedTensors cotangents(Scales scales) {
        Tensor byValue = eigenvalues(scales).reciprocal().multiply(scales.h());
        return NamedTensors.of(statistic, spectrum.matrix(byValue));
    }

    @Override
    public Tensor functionalCovariance(Scales scales, Observation observation) {
        Tensor jacobian = observation.jacobian(role).cast(spectrum.vectors().precision());
        int size = role.shape().elements();
        Tensor rotated = jacobian.reshape(-1, size).matmul(spectrum.vectors()).reshape(jacobian.shape());
        Tensor whitened = rotated.divide(eigenvalues(scales).sqrt());
        return whitened.matmul(whitened, false, true);
    }

    @Override
    public NamedTensors rootOfCovariance(Scales scales, NamedTensors z) {
        Tensor root = spectrum.matrix(eigenvalues(scales).sqrt().reciprocal());
        Tensor transformed = root.matmul(z.get(role.parameter()).reshape(-1, 1));
        return NamedTensors.of(role.parameter(), transformed.reshape(role.shape()));
    }

    @Override
    public Repairs repairs() {
        return spectrum.repairs();
    }
}
