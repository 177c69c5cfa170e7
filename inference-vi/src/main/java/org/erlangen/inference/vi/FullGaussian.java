package org.erlangen.inference.vi;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A Gaussian with any covariance: {@code vec W = vec mean + L z}, row-major. Cost: O((K H)^2) memory.
 *
 * @param mean shape [K, H]
 * @param factor L, shape [K H, K H]
 */
record FullGaussian(Tensor mean, LowerFactor factor) implements WeightPosterior {
    /** The most elements that a weight may have: the factor then takes 32 MB in float64, with its moments 96. */
    static final int LARGEST = 2_000;

    /** The posterior that free parameters stand for. */
    static FullGaussian of(NamedTensors parameters) {
        return new FullGaussian(parameters.get("mean"), LowerFactor.of(parameters.part("factor.")));
    }

    /** Free parameters of a mean and one deviation. */
    static NamedTensors initialise(Tensor mean, double deviation) {
        return NamedTensors.of("mean", mean)
                .with(LowerFactor.multipleOfIdentity(
                                mean.tensors(), mean.shape().elements(), deviation)
                        .prefixed("factor."));
    }

    @Override
    public Shape noiseShape() {
        return Shape.of(mean.shape().elements(), 1);
    }

    @Override
    public Tensor sample(Tensor noise) {
        Shape samples = noise.shape().part(0, noise.shape().rank() - 2);
        return factor.matrix()
                .matmul(noise)
                .reshape(samples.append(mean.shape()))
                .add(mean);
    }

    @Override
    public Tensor whitened(Tensor samples) {
        Tensor columns = samples.subtract(mean)
                .reshape(samples.shape().size(0), mean.shape().elements())
                .transposed();
        return factor.matrix().solveLowerTriangular(columns, false).transposed().reshape(samples.shape());
    }

    @Override
    public Tensor secondMoment() {
        return factor.trace().add(mean.square().sumAll());
    }

    @Override
    public Tensor logDeterminant() {
        return factor.logDeterminant();
    }
}
