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
        Tensor weight = map.image().weight().apply(theta.get(map.weight()));
        Tensor flat = x.shape().rank() > 2 ? x.reshape(-1, map.inputs()) : x;
        Tensor product = flat.matmul(weight, false, true);
        Tensor biased = map.biased() ? product.add(map.image().bias().apply(theta.get(map.bias()))) : product;
        return x.shape().rank() > 2 ? biased.reshape(x.shape().with(-1, map.outputs())) : biased;
    }

    @Override
    public Tensor convolution(LinearMap.Convolution map, Tensor x) {
        Tensor product = x.convolve(map.image().weight().apply(theta.get(map.weight())), map.geometry());
        return map.biased()
                ? product.add(map.image().bias().apply(theta.get(map.bias())).reshape(-1, 1, 1))
                : product;
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
