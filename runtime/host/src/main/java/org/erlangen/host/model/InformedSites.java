package org.erlangen.host.model;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** Sites that know the values of the network's own hyperparameters. */
final class InformedSites implements Sites {
    private final Sites sites;
    private final NamedTensors eta;

    InformedSites(Sites sites, NamedTensors eta) {
        this.sites = sites;
        this.eta = eta;
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
        return sites.readout(map, x);
    }

    @Override
    public Tensor parameter(String name) {
        return sites.parameter(name);
    }

    @Override
    public Tensor hyperparameter(String name) {
        return eta.get(name);
    }
}
