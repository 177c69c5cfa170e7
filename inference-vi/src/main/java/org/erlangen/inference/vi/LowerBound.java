package org.erlangen.inference.vi;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * The evidence lower bound of an averaged network and its two parts:
 * {@code E_q E_T [ sum_n log p(y_n | (1/S) sum_s g(T_s x_n; theta)) ] - KL(q || p)}. It rises with the number S of transformations.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 7.
 */
final class LowerBound {
    private final Problem problem;
    private final BayesianNetwork network;

    LowerBound(Problem problem, BayesianNetwork network) {
        this.problem = problem;
        this.network = network;
    }

    /**
     * One sample of the weights and of the transformations, or several side by side.
     *
     * @param noise numbers behind the weights
     * @param draw coordinates of the transformations
     * @param together how many samples stand along a leading axis; 0 for one without such an axis
     */
    record Sample(Noise noise, Draw draw, int together) {
        Sample(Noise noise, Draw draw) {
            this(noise, draw, 0);
        }

        /** The sampled weights. */
        Sites sites(BayesianNetwork network, NamedTensors values, Map<String, WeightBelief> beliefs) {
            return together > 0
                    ? network.sampleTogether(values, beliefs, noise, together)
                    : network.sample(values, noise);
        }
    }

    /** {@code E_q log p(y | x)} of each example, estimated from samples. Shape: [B]. Units: nats. */
    Tensor logLikelihood(NamedTensors values, NamedTensors eta, Dataset batch, List<Sample> samples) {
        return logLikelihood(values, network.beliefs(values), eta, batch, samples);
    }

    /** The same, of what is believed of the weights at these values. */
    Tensor logLikelihood(
            NamedTensors values,
            Map<String, WeightBelief> beliefs,
            NamedTensors eta,
            Dataset batch,
            List<Sample> samples) {
        Tensor total = problem.tensors().scalar(0);
        for (Sample sample : samples) {
            Sites sites = sample.sites(network, values, beliefs);
            total = total.add(problem.logLikelihood(sites, batch, eta, sample.draw()));
        }
        return total.multiply(1.0 / samples.size());
    }

    /** {@code KL(q || p)}. Units: nats. */
    Tensor divergence(NamedTensors values) {
        return network.divergence(problem.tensors(), values);
    }
}
