package org.erlangen.inference.vi;

import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * Sites with given weights, but noise on the readout's outputs in place of a sampled weight: independent noise per example, on features
 * that are averaged over the group already.
 */
final class LocalReadoutSites extends ForwardingSites {
    private final LocallyReparameterised posterior;
    private final Tensor scale;
    private final Noise noise;

    /** Sites with weights {@code theta}, the readout's among them being the mean; its noise is that of {@code posterior} times {@code scale}. */
    LocalReadoutSites(NamedTensors theta, LocallyReparameterised posterior, Tensor scale, Noise noise) {
        super(new PointSites(theta));
        this.posterior = posterior;
        this.scale = scale;
        this.noise = noise;
    }

    @Override
    public Tensor readout(LinearMap.Dense map, Tensor x) {
        Tensor outputs = sites().readout(map, x);
        return posterior
                .outputNoise(x.multiply(scale), noise.draw(map.name(), outputs.shape()))
                .add(outputs);
    }
}
