package org.erlangen.inference.vi;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * What is believed of one map's weight {@code W = scale V}: the posterior of V, and the variance of its prior {@code N(0, variance I)}.
 *
 * @param map whose weight it is
 * @param posterior q(V), V as a matrix with one row per output; a random bias is its last column
 * @param scale a scalar: the prior's deviation when whitened, else 1
 * @param priorVariance a scalar: 1 when whitened
 * @param shape shape of the weight
 */
record WeightBelief(LinearMap map, WeightPosterior posterior, Tensor scale, Tensor priorVariance, Shape shape) {
    /** Number of elements of one row of the weight, without the bias. */
    private int columns() {
        return shape.elements() / shape.size(0);
    }

    /** The mean weight, and the mean bias where it is random, by name. */
    NamedTensors mean() {
        return parameters(posterior.mean());
    }

    /** A sampled weight, and bias; or several, along a leading axis, for noise that has one. */
    NamedTensors sample(Tensor noise) {
        return parameters(posterior.sample(noise));
    }

    private NamedTensors parameters(Tensor matrix) {
        Tensor scaled = matrix.multiply(scale);
        int last = scaled.shape().axis(-1);
        int all = scaled.shape().size(-1);
        Shape samples = scaled.shape().part(0, last - 1);
        if (all == columns()) {
            return NamedTensors.of(map.weight(), scaled.reshape(samples.append(shape)));
        }
        Tensor weight = scaled.slice(last, 0, columns()).reshape(samples.append(shape));
        Tensor bias = scaled.slice(last, columns(), all).squeeze(-1);
        return NamedTensors.of(map.weight(), weight, map.bias(), bias);
    }

    /** {@code KL(q || p)}; it doesn't depend on the scale. Units: nats. */
    Tensor divergence() {
        return posterior.divergence(priorVariance);
    }
}
