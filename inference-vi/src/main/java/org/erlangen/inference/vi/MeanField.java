package org.erlangen.inference.vi;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * Independent elements: {@code W = mean + exp(logDeviation) * Z}.
 *
 * @param mean shape [K, H]
 * @param logDeviation shape [K, H]
 */
record MeanField(Tensor mean, Tensor logDeviation) implements LocallyReparameterised {
    /** The posterior that free parameters stand for. */
    static MeanField of(NamedTensors parameters) {
        return new MeanField(parameters.get("mean"), parameters.get("log-deviation"));
    }

    /** Free parameters of a mean and one deviation. */
    static NamedTensors initialise(Tensor mean, double deviation) {
        Tensor logDeviation = mean.tensors().zerosLike(mean).add(Math.log(deviation));
        return NamedTensors.of("mean", mean, "log-deviation", logDeviation);
    }

    @Override
    public Shape noiseShape() {
        return mean.shape();
    }

    @Override
    public Tensor sample(Tensor noise) {
        return logDeviation.exp().multiply(noise).add(mean);
    }

    @Override
    public Tensor whitened(Tensor samples) {
        return samples.subtract(mean).divide(logDeviation.exp());
    }

    @Override
    public Tensor outputNoise(Tensor x, Tensor noise) {
        Tensor variance = x.square().matmul(logDeviation.multiply(2).exp(), false, true);
        return variance.add(SMALLEST_VARIANCE).sqrt().multiply(noise);
    }

    @Override
    public Tensor secondMoment() {
        return logDeviation.multiply(2).exp().add(mean.square()).sumAll();
    }

    @Override
    public Tensor logDeterminant() {
        return logDeviation.sumAll().multiply(2);
    }
}
