package org.erlangen.inference.laplace.internal.curvature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.observation.SiteObservation;

/**
 * H seen from the outputs: the neural tangent kernel {@code J D0^-1 J^T} of B examples in C directions, and the curvature of the loss. Its
 * statistics are exact, those of one batch, and do not add up over batches. Cost: (B C)^2 numbers per parameter, (B C)^3 operations.
 *
 * <p>Source: Immer, van der Ouderaa, van der Wilk, Rätsch and Schölkopf, "Stochastic Marginal Likelihood Gradients using Neural Tangent
 * Kernels", ICML 2023; docs/methods/laplace-kfac.md, sections 4.1 and 4.6.
 *
 * @param roles the parameters, in network order
 */
public record TangentKernel(List<Role> roles) implements Form {
    /** The name of the curvature of the loss among the statistics. Shape: [B, C, C]. */
    static final String LOSS = "loss";

    private static final String KERNEL = "kernel.";

    public TangentKernel {
        roles = List.copyOf(roles);
    }

    /** The name of a parameter's {@code J J^T} among the statistics. Shape: [B C, B C]. */
    static String name(Role role) {
        return KERNEL + role.parameter();
    }

    @Override
    public NamedTensors statistics(Observation observation, int examples) {
        Map<String, Tensor> statistics = new LinkedHashMap<>();
        statistics.put(LOSS, observation.weights());
        roles.forEach(role -> statistics.put(name(role), gram(observation, role)));
        return NamedTensors.of(statistics);
    }

    private static Tensor gram(Observation observation, Role role) {
        if (role instanceof Role.Weight weight) {
            SiteObservation site = observation.site(weight.map().name());
            if (site.sampleInputs().shape().size(1) == 1) {
                return single(site);
            }
        }
        return gram(observation.jacobian(role));
    }

    /** Of one outer product per direction, the product of the Gram matrices of its two sides. */
    private static Tensor single(SiteObservation site) {
        Tensor gradients = site.biasJacobian();
        int batch = gradients.shape().size(0);
        int directions = gradients.shape().size(1);
        Tensor inputs = gram(site.sampleInputs()).reshape(batch, 1, batch, 1);
        return gram(gradients)
                .reshape(batch, directions, batch, directions)
                .multiply(inputs)
                .reshape(batch * directions, batch * directions);
    }

    /** Shape: [B, C, n] gives [B C, B C]. */
    private static Tensor gram(Tensor x) {
        Shape shape = x.shape();
        Tensor rows = x.reshape(shape.size(0) * shape.size(1), shape.size(2));
        return rows.matmul(rows, false, true);
    }

    @Override
    public List<KernelBlock> blocks(NamedTensors statistics) {
        return List.of(KernelBlock.of(roles, statistics));
    }

    @Override
    public boolean isOfLoss(String statistic) {
        return statistic.endsWith(LOSS) && !statistic.contains(KERNEL);
    }
}
