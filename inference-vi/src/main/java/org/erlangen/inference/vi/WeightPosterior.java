package org.erlangen.inference.vi;

import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** A Gaussian q(W) over one map's weight, seen as a matrix [K, H] with one row per output. */
sealed interface WeightPosterior permits LocallyReparameterised, FullGaussian, TriangularNormal {
    /** Its mean. Shape: [K, H]. */
    Tensor mean();

    /** Shape of the standard normal numbers that make one sample. */
    Shape noiseShape();

    /** The sample that standard normal numbers stand for. Shape: [K, H]; or [R, K, H] for noise with a leading axis of R. */
    Tensor sample(Tensor noise);

    /** The standard normal numbers that samples stand for. Shape: samples [n, K, H], unchanged. */
    Tensor whitened(Tensor samples);

    /** {@code log q(W)} of samples. Shape: [n, K, H] gives [n]. Units: nats. */
    default Tensor logDensity(Tensor samples) {
        double constant = mean().shape().elements() * Math.log(2 * Math.PI);
        return whitened(samples)
                .square()
                .sum(-1, -2)
                .add(logDeterminant())
                .add(constant)
                .multiply(-0.5);
    }

    /** {@code E |W|^2}: traces of the covariance and of the mean's outer product. */
    Tensor secondMoment();

    /** Log-determinant of the covariance of all K H elements. Units: nats. */
    Tensor logDeterminant();

    /** {@code KL(q || N(0, variance I))}. Units: nats. Source: docs/methods/invariant-weights.md, section 8. */
    default Tensor divergence(Tensor variance) {
        int elements = mean().shape().elements();
        return secondMoment()
                .divide(variance)
                .subtract(elements)
                .subtract(logDeterminant())
                .add(variance.log().multiply(elements))
                .multiply(0.5);
    }

    /** The prior variance at which the divergence is smallest: the mean square of an element under q. */
    default Tensor bestPriorVariance() {
        return secondMoment().multiply(1.0 / mean().shape().elements());
    }
}
