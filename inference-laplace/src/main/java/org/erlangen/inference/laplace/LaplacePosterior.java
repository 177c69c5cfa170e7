package org.erlangen.inference.laplace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/**
 * The Gaussian posterior {@code N(theta, (h H + D0)^-1)} and its part of the evidence: {@code log q = log p(D | theta) - 1/2 (log det(h H + D0) - log
 * det D0 + theta^T D0 theta)}.
 *
 * <p>Source: Immer, Bauer, Fortuin, Rätsch and Khan, "Scalable Marginal Likelihood Estimation for Model Selection in Deep Learning", ICML
 * 2021; docs/methods/laplace-kfac.md, section 1.
 *
 * @param roles the parameters
 * @param blocks of the posterior precision
 * @param theta the mean, in float64
 * @param scales curvature factor and prior precisions
 */
record LaplacePosterior(List<Role> roles, List<Block> blocks, NamedTensors theta, Scales scales) {
    LaplacePosterior {
        roles = List.copyOf(roles);
        blocks = List.copyOf(blocks);
        theta = theta.map(tensor -> tensor.cast(Precision.FLOAT64));
    }

    /** The same under other scales; decompositions are kept. */
    LaplacePosterior under(Scales other) {
        return new LaplacePosterior(roles, blocks, theta, other);
    }

    /** {@code log det(h H + D0)}. Units: nats. */
    double logDeterminant() {
        return blocks.stream()
                .mapToDouble(block -> block.logDeterminant(scales).item())
                .sum();
    }

    /** {@code log det D0}. Units: nats. */
    double priorLogDeterminant() {
        return roles.stream()
                .mapToDouble(role -> scales.elements(role).log().sumAll().item())
                .sum();
    }

    /** {@code theta^T D0 theta}. */
    double scatter() {
        return roles.stream()
                .mapToDouble(role -> scales.elements(role)
                        .multiply(mean(role).square())
                        .sumAll()
                        .item())
                .sum();
    }

    /** What the evidence pays for the weights; of curvature of a part of the data, an estimate that is too large in expectation. Units: nats. */
    double complexity() {
        return 0.5 * (scales.dataFactor() * (logDeterminant() - priorLogDeterminant()) + scatter());
    }

    /** Effective number of parameters: {@code 1 - delta var} of each element, times the data factor. Shape: that of each parameter. */
    NamedTensors effectiveParameters() {
        NamedTensors variances = variances();
        return each(role -> {
            Tensor determined = variances.get(role.parameter()).reshape(-1).multiply(scales.elements(role));
            return determined.negate().add(1).multiply(scales.dataFactor()).reshape(role.shape());
        });
    }

    /** {@code d log q / d log delta} of each element, theta held: {@code 1/2 (gamma - delta theta^2)}. Shape: that of each parameter. */
    NamedTensors priorGradient() {
        NamedTensors effective = effectiveParameters();
        return each(role -> effective
                .get(role.parameter())
                .reshape(-1)
                .subtract(scales.elements(role).multiply(mean(role).square()))
                .multiply(0.5)
                .reshape(role.shape()));
    }

    /** Derivatives of {@code log det(h H + D0)} by the statistics, times the data factor. */
    NamedTensors cotangents() {
        Map<String, Tensor> sums = new LinkedHashMap<>();
        for (Block block : blocks) {
            block.cotangents(scales).asMap().forEach((name, part) -> sums.merge(name, part, Tensor::add));
        }
        return NamedTensors.of(sums).map(sum -> sum.multiply(scales.dataFactor()));
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

    /** Marginal variances by parameter, as {@link Block#variances}. */
    NamedTensors variances() {
        NamedTensors variances = NamedTensors.empty();
        for (Block block : blocks) {
            variances = variances.with(block.variances(scales));
        }
        return variances;
    }

    /** Eigenvalues that rounding had made negative. */
    int clamped() {
        return blocks.stream().mapToInt(Block::clamped).sum();
    }

    private Tensor mean(Role role) {
        return theta.get(role.parameter()).reshape(-1);
    }

    private NamedTensors each(Function<Role, Tensor> function) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        roles.forEach(role -> tensors.put(role.parameter(), function.apply(role)));
        return NamedTensors.of(tensors);
    }
}
