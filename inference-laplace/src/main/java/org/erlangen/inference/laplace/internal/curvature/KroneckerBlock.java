package org.erlangen.inference.laplace.internal.curvature;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * {@code h G (x) A + delta I} of a weight [out, in], exact in the factors' eigenbasis, where it is diagonal: {@code h g_o a_i + delta}.
 *
 * @param role the weight
 * @param names of the statistics A (of inputs) and G (of outputs)
 * @param inputs spectrum of A; of a map in blocks, of each diagonal block
 * @param outputs spectrum of G
 */
record KroneckerBlock(Role.Weight role, FactorNames names, Spectrum inputs, Spectrum outputs) implements Block {
    /** Shape: [out, in]. */
    private Tensor eigenvalues(Scales scales) {
        return outputs.values()
                .expand(-1)
                .multiply(inputs.values().reshape(-1))
                .multiply(scales.h())
                .add(scales.shared(role));
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
        Tensor w = eigenvalues(scales).reciprocal().multiply(scales.h());
        Tensor byInputs = w.multiply(outputs.values().expand(-1))
                .sum(0)
                .reshape(inputs.values().shape());
        Tensor byOutputs = w.multiply(inputs.values().reshape(-1)).sum(1);
        return NamedTensors.of(names.inputs(), inputs.matrix(byInputs), names.outputs(), outputs.matrix(byOutputs));
    }

    @Override
    public Tensor functionalCovariance(Scales scales, Observation observation) {
        Tensor jacobian = observation.site(role.map().name()).weightJacobian(inputs.vectors(), outputs.vectors());
        Tensor whitened = jacobian.divide(eigenvalues(scales).sqrt().reshape(-1));
        return whitened.matmul(whitened, false, true);
    }

    @Override
    public NamedTensors rootOfCovariance(Scales scales, NamedTensors z) {
        Tensor matrix = z.get(role.parameter()).reshape(role.outputs(), role.inputs());
        Tensor rotated = byInputs(outputs.vectors().matmul(matrix, true, false), false);
        Tensor scaled = rotated.divide(eigenvalues(scales).sqrt());
        Tensor back = byInputs(outputs.vectors().matmul(scaled), true);
        return NamedTensors.of(role.parameter(), back.reshape(role.shape()));
    }

    /** Rows times the eigenvectors of A, or their transpose, block by block. Shape: [out, in] gives the same. */
    private Tensor byInputs(Tensor rows, boolean transposed) {
        Tensor vectors = inputs.vectors();
        if (vectors.shape().rank() == 2) {
            return rows.matmul(vectors, false, transposed);
        }
        return rows.reshape(rows.shape().size(0), vectors.shape().size(0), -1)
                .transpose(1, 0, 2)
                .matmul(vectors, false, transposed)
                .transpose(1, 0, 2)
                .reshape(rows.shape());
    }

    @Override
    public Repairs repairs() {
        return inputs.repairs().plus(outputs.repairs());
    }
}
