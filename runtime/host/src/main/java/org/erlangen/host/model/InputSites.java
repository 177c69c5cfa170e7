package org.erlangen.host.model;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.host.configuration.Invariance.Average;

/** Sites of a network that meets S transformed copies of each input, as [B S, ...], until the readout: [B, S, ...] or their mean. */
final class InputSites implements Sites {
    private final Sites sites;
    private final int samples;
    private final Average average;

    InputSites(Sites sites, int samples, Average average) {
        this.sites = sites;
        this.samples = samples;
        this.average = average;
    }

    @Override
    public Tensor dense(LinearMap.Dense map, Tensor x) {
        return sites.dense(map, x);
    }

    @Override
    public Tensor convolution(LinearMap.Convolution map, Tensor x) {
        return sites.convolution(map, x);
    }

    @Override
    public Tensor readout(LinearMap.Dense map, Tensor x) {
        Tensor copies = x.reshape(-1, samples, map.inputs());
        return sites.readout(map, average == Average.LOGITS ? copies.mean(1) : copies);
    }

    @Override
    public Tensor parameter(String name) {
        return sites.parameter(name);
    }

    @Override
    public Tensor hyperparameter(String name) {
        return sites.hyperparameter(name);
    }
}
