package org.erlangen.plugins.mechanics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.Tensor;

/**
 * The weights of an energy, R sets side by side, and what follows its first layer. The first layer is left to whoever feeds it, since maps
 * of phase space can be merged into its weight.
 *
 * @param input first weight with its scale, shape [R, h, M]
 * @param inputBias first bias with the scale, shape [1, 1, h], or [R, 1, h] where biases are sampled too
 * @param hidden weights between hidden layers
 * @param readout shape [R, 1, h]
 * @param activation function of the units
 */
record Layers(Tensor input, Tensor inputBias, List<Hidden> hidden, Tensor readout, Activation activation) {
    /**
     * One layer between hidden ones.
     *
     * @param weight shape [R, h, h]
     * @param bias with the activation's offset, shape [R, 1, h] or [1, 1, h]
     */
    record Hidden(Tensor weight, Tensor bias) {
        private Tensor sums(Tensor value) {
            return value.matmul(weight, false, true).add(bias);
        }
    }

    static Layers of(List<LinearMap> maps, Sites sites, Activation activation) {
        Tensor scale = sites.parameter(HamiltonianNetwork.SCALE);
        LinearMap first = maps.get(0);
        List<Hidden> hidden = new ArrayList<>();
        for (LinearMap map : maps.subList(1, maps.size() - 1)) {
            Tensor weight = weight(sites, map);
            Tensor bias = bias(sites, map);
            double offset = activation.offset();
            hidden.add(new Hidden(
                    weight,
                    offset == 0
                            ? bias
                            : weight.sum(-1).expand(1).multiply(offset).add(bias)));
        }
        return new Layers(
                weight(sites, first).multiply(scale),
                bias(sites, first).multiply(scale),
                hidden,
                weight(sites, maps.get(maps.size() - 1)),
                activation);
    }

    private static Tensor weight(Sites sites, LinearMap map) {
        Tensor weight = sites.parameter(map.weight());
        return weight.shape().rank() == 3 ? weight : weight.expand(0);
    }

    private static Tensor bias(Sites sites, LinearMap map) {
        Tensor bias = sites.parameter(map.bias());
        return (bias.shape().rank() == 2 ? bias : bias.expand(0)).expand(1);
    }

    /** The energy from the first layer's sums. Shape: [R, N, h] gives [R, N]. */
    Tensor energy(Tensor sums) {
        Tensor value = activation.at(sums).value();
        for (Hidden layer : hidden) {
            value = activation
                    .at(value.matmul(layer.weight(), false, true).add(layer.bias()))
                    .value();
        }
        Tensor energy = value.add(activation.offset()).matmul(readout, false, true);
        return energy.squeeze(-1);
    }

    /**
     * What leads from the first layer's sums to {@code factor} times the gradient of f by them. The readout is merged into the weight before
     * it, once for all stages of an integrator. Shape: [R, N, h], unchanged.
     */
    UnaryOperator<Tensor> gradient(double factor) {
        Tensor scaled = readout.multiply(factor);
        if (hidden.isEmpty()) {
            return sums -> activation.slope(sums).multiply(scaled);
        }
        int last = hidden.size() - 1;
        Tensor merged = hidden.get(last).weight().multiply(scaled.transposed());
        return sums -> {
            List<Tensor> slopes = new ArrayList<>();
            Tensor current = sums;
            for (Hidden layer : hidden) {
                Activation.Unit unit = activation.at(current);
                slopes.add(unit.slope());
                current = layer.sums(unit.value());
            }
            Tensor gradient = activation.slope(current).matmul(merged).multiply(slopes.get(last));
            for (int i = last - 1; i >= 0; i--) {
                gradient = gradient.matmul(hidden.get(i).weight()).multiply(slopes.get(i));
            }
            return gradient;
        };
    }
}
