package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.RelaxedLayer.Path;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.tensor.Tensor;

/** Layers side by side: {@code relu(mean of all their paths)}. */
record PathBlock(List<Layer> layers) {
    PathBlock {
        layers = List.copyOf(layers);
    }

    static PathBlock of(List<Choice<RelaxedLayer<Record>>> choices, RelaxedLayer.Place place) {
        return new PathBlock(choices.stream()
                .map(choice -> choice.provider().layer(choice.options(), place))
                .toList());
    }

    List<Path> paths() {
        return layers.stream().flatMap(layer -> layer.paths().stream()).toList();
    }

    List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    List<Hyperparameter> hyperparameters() {
        return layers.stream()
                .flatMap(layer -> layer.hyperparameters().stream())
                .toList();
    }

    Tensor apply(Sites sites, Tensor x) {
        Tensor sum = layers.stream()
                .map(layer -> layer.apply(sites, x))
                .reduce(Tensor::add)
                .orElseThrow(() -> new IllegalStateException("a block without paths"));
        int count = paths().size();
        return (count == 1 ? sum : sum.multiply(1.0 / count)).relu();
    }
}
