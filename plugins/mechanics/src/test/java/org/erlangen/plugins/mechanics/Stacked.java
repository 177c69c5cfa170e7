package org.erlangen.plugins.mechanics;

import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.NamedTensors;

/** Sites with two sets of weights; the other parameters are those of the first. */
final class Stacked extends ForwardingSites {
    Stacked(NamedTensors one, NamedTensors two, HamiltonianNetwork network) {
        super(new PointSites(stacked(one, two, network)));
    }

    private static NamedTensors stacked(NamedTensors one, NamedTensors two, HamiltonianNetwork network) {
        NamedTensors stacked = one;
        for (LinearMap map : network.maps()) {
            String name = map.weight();
            var weight = one.get(name);
            stacked = stacked.with(name, weight.tensors().stack(0, java.util.List.of(weight, two.get(name))));
        }
        return stacked;
    }

    @Override
    public int samples() {
        return 2;
    }
}
