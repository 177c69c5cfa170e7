package org.erlangen.api.network;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** Sites with one value per parameter: the plain network. */
public final class PointSites implements Sites {
    private final NamedTensors theta;

    /** Sites with these parameters, under the names that the network declares. */
    public PointSites(NamedTensors theta) {
        this.theta = theta;
    }

    @Override
    public Tensor dense(LinearMap.Dense map, Tensor x) {
        Tensor flat = x.shape().rank() > 2 ? x.reshape(-1, map.inputs()) : x;
        Tensor product = flat.matmul(weight(map), false, true);
        Tensor biased = map.biased() ? product.add(bias(map)) : product;
        return x.shape().rank() > 2 ? biased.reshape(x.shape().with(-1, map.outputs())) : biased;
    }

    @Override
    public Tensor convolution(LinearMap.Convolution map, Tensor x) {
        int rank = x.shape().rank();
        Tensor flat = rank > 4
                ? x.reshape(-1, map.inputs(), x.shape().size(-2), x.shape().size(-1))
                : x;
        Tensor product = flat.convolve(weight(map), map.geometry());
        Tensor biased = map.biased() ? product.add(bias(map).reshape(-1, 1, 1)) : product;
        return rank > 4
                ? biased.reshape(
                        x.shape().part(0, rank - 3).append(biased.shape().part(1, 4)))
                : biased;
    }

    @Override
    public Tensor blocks(LinearMap.Blocks map, Tensor x) {
        Tensor product = x.reshape(-1, map.blocks(), map.inputs()).multiplyBlocks(weight(map));
        Tensor biased = map.biased() ? product.add(bias(map)) : product;
        return biased.reshape(x.shape().with(-1, map.outputs()));
    }

    private Tensor weight(LinearMap map) {
        return map.image().weight(map, theta.get(map.weight()));
    }

    private Tensor bias(LinearMap map) {
        return map.image().bias(theta.get(map.bias()));
    }

    @Override
    public Tensor readout(LinearMap.Dense map, Tensor x) {
        return dense(map, x);
    }

    @Override
    public Tensor parameter(String name) {
        return theta.get(name);
    }
}
