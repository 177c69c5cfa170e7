package org.erlangen.host.model;

import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.host.configuration.Invariance.Average;

/** Sites of a network that meets S transformed copies of each input, as [B S, ...], until the readout: [B, S, ...] or their mean. */
final class InputSites extends ForwardingSites {
    private final int samples;
    private final Average average;

    InputSites(Sites sites, int samples, Average average) {
        super(sites);
        this.samples = samples;
        this.average = average;
    }

    @Override
    public Tensor readout(LinearMap.Dense map, Tensor x) {
        Tensor copies = x.reshape(-1, samples, map.inputs());
        return sites().readout(map, average == Average.LOGITS ? copies.mean(1) : copies);
    }
}
