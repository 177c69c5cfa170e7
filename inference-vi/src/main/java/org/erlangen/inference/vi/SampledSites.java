package org.erlangen.inference.vi;

import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.NamedTensors;

/** Sites whose random weights have a leading axis of samples. */
final class SampledSites extends ForwardingSites {
    private final int samples;

    SampledSites(NamedTensors theta, int samples) {
        super(new PointSites(theta));
        this.samples = samples;
    }

    @Override
    public int samples() {
        return samples;
    }
}
