package org.erlangen.inference.vi;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A map whose weight is random.
 *
 * @param map the map
 * @param family of its posterior
 * @param shape of its weight
 * @param deviation first deviation that the network proposes; 0 for none
 * @param readout whether it is the last map
 * @param biased whether its bias is random too
 */
record RandomWeight(
        LinearMap map, GaussianFamily family, Shape shape, double deviation, boolean readout, boolean biased) {
    boolean has(String parameter) {
        return parameter.equals(map.weight()) || (biased && parameter.equals(map.bias()));
    }

    /** Weight and bias as a matrix with one row per output. */
    Tensor matrix(NamedTensors theta) {
        Tensor weight = theta.get(map.weight()).reshape(shape.size(0), shape.elements() / shape.size(0));
        return biased
                ? weight.tensors().concatenate(1, weight, theta.get(map.bias()).expand(1))
                : weight;
    }
}
