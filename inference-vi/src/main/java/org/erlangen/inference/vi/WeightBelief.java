package org.erlangen.inference.vi;

import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * What is believed of one map's weight {@code W = scale V}: the posterior of V, and the variance of its prior {@code N(0, variance I)}.
 *
 * @param posterior q(V), V as a matrix with one row per output
 * @param scale a scalar: the prior's deviation when whitened, else 1
 * @param priorVariance a scalar: 1 when whitened
 * @param shape shape of the weight
 */
record WeightBelief(WeightPosterior posterior, Tensor scale, Tensor priorVariance, Shape shape) {
    /** The mean weight. */
    Tensor mean() {
        return posterior.mean().multiply(scale).reshape(shape);
    }

    /** A sampled weight; or several, along a leading axis, for noise that has one. */
    Tensor sample(Tensor noise) {
        Shape samples = noise.shape().part(0, noise.shape().rank() - 2);
        return posterior.sample(noise).multiply(scale).reshape(samples.append(shape));
    }

    /** {@code KL(q || p)}; it doesn't depend on the scale. Units: nats. */
    Tensor divergence() {
        return posterior.divergence(priorVariance);
    }
}
