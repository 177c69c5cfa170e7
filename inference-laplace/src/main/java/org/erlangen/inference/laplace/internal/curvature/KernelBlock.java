package org.erlangen.inference.laplace.internal.curvature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.SymmetricEigen;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * {@code log det(h H + D0) = log det(I + h R K R) + log det D0} with {@code K = sum_t J_t J_t^T / delta_t} and {@code R} the root of the loss's
 * curvature, by Sylvester's identity. The root stays inside: derivatives are by the curvature, and have no singularity where it vanishes.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 4.1 and 4.6.
 *
 * @param roles the parameters, each with a shared prior precision
 * @param statistics of {@link TangentKernel}, in float64
 * @param root symmetric root of the curvature of the loss, shape [B, C, C]
 * @param repairs eigenvalues of the curvature that were below zero
 */
record KernelBlock(List<Role> roles, NamedTensors statistics, Tensor root, Repairs repairs) implements Volume {
    KernelBlock {
        roles = List.copyOf(roles);
    }

    /** Of statistics in any precision. */
    static KernelBlock of(List<Role> roles, NamedTensors statistics) {
        NamedTensors exact = statistics.map(tensor -> tensor.cast(Precision.FLOAT64));
        SymmetricEigen eigen = exact.get(TangentKernel.LOSS).symmetricEigen();
        Tensor vectors = eigen.vectors();
        Tensor root = vectors.multiply(eigen.values().relu().sqrt().expand(-2)).matmul(vectors, false, true);
        int clamped = (int) eigen.values().negate().step().sumAll().item();
        return new KernelBlock(roles, exact, root, new Repairs(clamped, 0));
    }

    private Tensor gram(Role role) {
        return statistics.get(TangentKernel.name(role));
    }

    /** {@code K}. Shape: [B C, B C]. */
    private Tensor kernel(Scales scales) {
        return roles.stream()
                .map(role -> gram(role).divide(scales.shared(role)))
                .reduce(Tensor::add)
                .orElseThrow(() -> new IllegalStateException("a kernel of no parameters"));
    }

    /** {@code R x} with the block-diagonal root. Shape: x [B C, n]. */
    private Tensor rooted(Tensor x) {
        Shape blocks =
                Shape.of(root.shape().size(0), root.shape().size(1), x.shape().size(1));
        return root.matmul(x.reshape(blocks)).reshape(x.shape());
    }

    /** {@code I + h R K R}. */
    private Tensor precision(Scales scales) {
        Tensor whitened = rooted(rooted(kernel(scales)).transposed());
        Tensor identity = whitened.tensors().identity(whitened.shape().size(0), Precision.FLOAT64);
        return whitened.add(whitened.transposed()).multiply(0.5 * scales.h()).add(identity);
    }

    /** {@code h R (I + h R K R)^-1 R}, the derivative of the log-determinant by K. */
    private Tensor byKernel(Scales scales) {
        Tensor precision = precision(scales);
        Tensor identity = precision.tensors().identity(precision.shape().size(0), Precision.FLOAT64);
        Tensor factor = precision.cholesky().solveLowerTriangular(rooted(identity), false);
        return factor.matmul(factor, true, false).multiply(scales.h());
    }

    @Override
    public Tensor logDeterminant(Scales scales) {
        Tensor prior = roles.stream()
                .map(role -> scales.elements(role).log().sumAll())
                .reduce(Tensor::add)
                .orElseThrow(() -> new IllegalStateException("a kernel of no parameters"));
        return precision(scales).logDeterminant().add(prior);
    }

    /** Their mean over each parameter: the kernel knows the trace. */
    @Override
    public NamedTensors variances(Scales scales) {
        Tensor byKernel = byKernel(scales);
        Map<String, Tensor> variances = new LinkedHashMap<>();
        for (Role role : roles) {
            Tensor delta = scales.shared(role);
            Tensor effective = byKernel.multiply(gram(role)).sumAll().divide(delta);
            Tensor mean =
                    effective.divide(role.shape().elements()).negate().add(1).divide(delta);
            variances.put(role.parameter(), mean.broadcastTo(role.shape()));
        }
        return NamedTensors.of(variances);
    }

    @Override
    public NamedTensors cotangents(Scales scales) {
        Tensor byKernel = byKernel(scales);
        Tensor kernel = kernel(scales);
        Tensor byLoss = kernel.subtract(kernel.matmul(byKernel).matmul(kernel)).multiply(scales.h());
        Map<String, Tensor> cotangents = new LinkedHashMap<>();
        cotangents.put(TangentKernel.LOSS, ofExamples(byLoss));
        roles.forEach(role -> cotangents.put(TangentKernel.name(role), byKernel.divide(scales.shared(role))));
        return NamedTensors.of(cotangents);
    }

    /** The diagonal blocks. Shape: [B C, B C] gives [B, C, C]. */
    private Tensor ofExamples(Tensor matrix) {
        int batch = root.shape().size(0);
        int directions = root.shape().size(1);
        Tensor identity = matrix.tensors().identity(batch, Precision.FLOAT64).reshape(batch, 1, batch, 1);
        return matrix.reshape(batch, directions, batch, directions)
                .multiply(identity)
                .sum(2);
    }
}
