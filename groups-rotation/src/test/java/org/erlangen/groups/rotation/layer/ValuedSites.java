package org.erlangen.groups.rotation.layer;

import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** Sites with values of hyperparameters. */
final class ValuedSites extends ForwardingSites {
    private final NamedTensors values;

    ValuedSites(Sites sites, NamedTensors values) {
        super(sites);
        this.values = values;
    }

    @Override
    public Tensor hyperparameter(String name) {
        return values.get(name);
    }
}
