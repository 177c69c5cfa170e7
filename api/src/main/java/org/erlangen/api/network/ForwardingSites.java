package org.erlangen.api.network;

import org.erlangen.api.tensor.Tensor;

/** Sites that hand everything on to others; extended by those that differ in one respect. */
public abstract class ForwardingSites implements Sites {
    private final Sites sites;

    /** Hands on to {@code sites}. */
    protected ForwardingSites(Sites sites) {
        this.sites = sites;
    }

    /** The sites that do the work. */
    protected final Sites sites() {
        return sites;
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
    public Tensor blocks(LinearMap.Blocks map, Tensor x) {
        return sites.blocks(map, x);
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
        return sites.hyperparameter(name);
    }
}
