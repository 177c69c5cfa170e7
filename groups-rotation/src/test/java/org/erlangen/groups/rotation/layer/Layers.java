package org.erlangen.groups.rotation.layer;

import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.RelaxedLayer.Place;
import org.erlangen.api.network.Subsampling;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Layers with parameters. */
final class Layers {
    private Layers() {}

    static Place place(LatticeGroup group, int inputs, int side, int outputs, int outputSide) {
        return new Place(
                "block", inputs * group.order(), side, outputs * group.order(), outputSide, Subsampling.POLYPHASE);
    }

    /** Random values of all parameters, offsets among them, and the hyperparameters' first values. */
    static NamedTensors random(Tensors tensors, Layer layer, long seed) {
        NamedTensors theta = NamedTensors.empty();
        for (Parameter parameter : layer.parameters()) {
            theta = theta.with(
                    parameter.name(),
                    tensors.normal(Key.ofSeed(seed).fold(parameter.name()), parameter.shape())
                            .multiply(0.5));
        }
        return theta;
    }

    static Tensor apply(Layer layer, NamedTensors theta, Tensor x) {
        NamedTensors values = NamedTensors.empty();
        for (Hyperparameter hyperparameter : layer.hyperparameters()) {
            values = values.with(hyperparameter.name(), x.tensors().scalar(hyperparameter.initial()));
        }
        return layer.apply(new ValuedSites(new PointSites(theta), values), x);
    }
}
