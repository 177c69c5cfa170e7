package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.Tensor;

/** Sites that notice which maps are applied, and hand on what leaves the first one several times over. */
final class NoticingSites implements Sites {
    private final Sites sites;
    private final int copies;
    private final List<LinearMap> seen = new ArrayList<>();

    NoticingSites(Sites sites, int copies) {
        this.sites = sites;
        this.copies = copies;
    }

    /** The maps in the order of their application. */
    List<LinearMap> seen() {
        return List.copyOf(seen);
    }

    @Override
    public Tensor dense(LinearMap.Dense map, Tensor x) {
        return noticed(map, sites.dense(map, x));
    }

    @Override
    public Tensor convolution(LinearMap.Convolution map, Tensor x) {
        return noticed(map, sites.convolution(map, x));
    }

    @Override
    public Tensor blocks(LinearMap.Blocks map, Tensor x) {
        return noticed(map, sites.blocks(map, x));
    }

    @Override
    public Tensor readout(LinearMap.Dense map, Tensor x) {
        return noticed(map, sites.readout(map, x));
    }

    @Override
    public Tensor parameter(String name) {
        return sites.parameter(name);
    }

    private Tensor noticed(LinearMap map, Tensor y) {
        seen.add(map);
        return seen.size() == 1 ? y.tensors().concatenate(0, Collections.nCopies(copies, y)) : y;
    }
}
