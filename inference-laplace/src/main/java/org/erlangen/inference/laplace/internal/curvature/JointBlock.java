package org.erlangen.inference.laplace.internal.curvature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * {@code h H + D0} of all parameters with a dense H.
 *
 * @param roles the parameters, in the order of H
 * @param curvature H, symmetric, in float64, shape [P, P]
 */
record JointBlock(List<Role> roles, Tensor curvature) implements Block {
    /** The name of H among the statistics. */
    static final String STATISTIC = "all";

    JointBlock {
        roles = List.copyOf(roles);
    }

    private Tensor precision(Scales scales) {
        List<Tensor> prior = roles.stream().map(scales::elements).toList();
        Tensor diagonal = curvature.tensors().concatenate(0, prior).diagonalMatrix();
        return curvature.multiply(scales.h()).add(diagonal);
    }

    /** {@code L^-1} with {@code L L^T} the precision. */
    private Tensor inverseFactor(Scales scales) {
        Tensor identity = curvature.tensors().identity(curvature.shape().size(0), Precision.FLOAT64);
        return precision(scales).cholesky().solveLowerTriangular(identity, false);
    }

    @Override
    public Tensor logDeterminant(Scales scales) {
        return precision(scales).logDeterminant();
    }

    @Override
    public NamedTensors variances(Scales scales) {
        return split(inverseFactor(scales).square().sum(0));
    }

    @Override
    public NamedTensors cotangents(Scales scales) {
        Tensor factor = inverseFactor(scales);
        return NamedTensors.of(STATISTIC, factor.matmul(factor, true, false).multiply(scales.h()));
    }

    @Override
    public Tensor functionalCovariance(Scales scales, Observation observation) {
        Tensor jacobian = jacobian(roles, observation).cast(Precision.FLOAT64);
        int size = curvature.shape().size(0);
        Tensor whitened = jacobian.reshape(-1, size)
                .matmul(inverseFactor(scales), false, true)
                .reshape(jacobian.shape());
        return whitened.matmul(whitened, false, true);
    }

    @Override
    public NamedTensors rootOfCovariance(Scales scales, NamedTensors z) {
        Tensors tensors = curvature.tensors();
        List<Tensor> flat =
                roles.stream().map(role -> z.get(role.parameter()).reshape(-1)).toList();
        Spectrum spectrum = Spectrum.of(precision(scales));
        Tensor root = spectrum.matrix(spectrum.values().sqrt().reciprocal());
        return split(root.matmul(tensors.concatenate(0, flat).expand(-1)).squeeze(1));
    }

    /** The Cholesky factor of {@code h H + D0} is taken without clamping. */
    @Override
    public Repairs repairs() {
        return Repairs.NONE;
    }

    /** The directions' derivative by all parameters. Shape: [B, C, P]. */
    static Tensor jacobian(List<Role> roles, Observation observation) {
        List<Tensor> parts = roles.stream().map(observation::jacobian).toList();
        return observation.outputs().tensors().concatenate(2, parts);
    }

    private NamedTensors split(Tensor vector) {
        Map<String, Tensor> parts = new LinkedHashMap<>();
        int from = 0;
        for (Role role : roles) {
            int to = from + role.shape().elements();
            parts.put(role.parameter(), vector.slice(0, from, to).reshape(role.shape()));
            from = to;
        }
        return NamedTensors.of(parts);
    }
}
