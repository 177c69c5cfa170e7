package org.erlangen.host.model;

import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** Sites that know the values of the network's own hyperparameters. */
final class InformedSites extends ForwardingSites {
    private final NamedTensors eta;

    InformedSites(Sites sites, NamedTensors eta) {
        super(sites);
        this.eta = eta;
    }

    @Override
    public Tensor hyperparameter(String name) {
        return eta.get(name);
    }
}
