package org.erlangen.inference.laplace.internal.posterior;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.curvature.Block;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.observation.Observation;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * The Gaussian posterior {@code N(theta, (h H + D0)^-1)} around a point estimate of the weights.
 *
 * <p>Source: Immer, Bauer, Fortuin, Rätsch and Khan, "Scalable Marginal Likelihood Estimation for Model Selection in Deep Learning", ICML
 * 2021; docs/methods/laplace-kfac.md, section 1.
 *
 * @param roles the parameters
 * @param blocks of the posterior precision
 * @param theta the mean, in float64
 * @param scales curvature factor and prior precisions
 */
public record LaplacePosterior(List<Role> roles, List<Block> blocks, NamedTensors theta, Scales scales) {
    public LaplacePosterior {
        roles = List.copyOf(roles);
        blocks = List.copyOf(blocks);
        theta = theta.map(tensor -> tensor.cast(Precision.FLOAT64));
    }

    /** What the evidence pays for the weights. */
    public Penalty penalty() {
        return new Penalty(roles, List.of(blocks), theta, scales);
    }

    /** Covariance of the linearised network's directions. Shape: [B, C, C], float64. */
    Tensor functionalCovariance(Observation observation) {
        return blocks.stream()
                .map(block -> block.functionalCovariance(scales, observation))
                .reduce(Tensor::add)
                .orElseThrow(() -> new IllegalStateException("a posterior without parameters"));
    }

    /** A draw from the posterior less its mean, by parameter. */
    NamedTensors deviation(Key key) {
        NamedTensors noise = each(role -> theta.get(role.parameter())
                .tensors()
                .normal(key.fold(role.parameter()), role.shape(), Precision.FLOAT64));
        return deviation(noise);
    }

    /** The draw that belongs to standard normal numbers. Shape: that of each parameter. */
    NamedTensors deviation(NamedTensors noise) {
        NamedTensors deviations = NamedTensors.empty();
        for (Block block : blocks) {
            deviations = deviations.with(block.rootOfCovariance(scales, noise));
        }
        return deviations;
    }

    private NamedTensors each(Function<Role, Tensor> function) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        roles.forEach(role -> tensors.put(role.parameter(), function.apply(role)));
        return NamedTensors.of(tensors);
    }
}
