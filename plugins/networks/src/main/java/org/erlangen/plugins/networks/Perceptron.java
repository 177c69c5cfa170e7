package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** Dense maps with an element-wise function between them. */
final class Perceptron implements Network {
    private final PerceptronOptions.Activation activation;
    private final Shape input;
    private final List<LinearMap.Dense> hidden;
    private final LinearMap.Dense readout;

    Perceptron(PerceptronOptions options, Shape input, int outputs) {
        this.activation = options.activation();
        this.input = input;
        List<LinearMap.Dense> layers = new ArrayList<>();
        int size = input.elements();
        for (int units : options.hidden()) {
            layers.add(LinearMap.Dense.of("hidden-" + (layers.size() + 1), size, units));
            size = units;
        }
        this.hidden = List.copyOf(layers);
        this.readout = LinearMap.Dense.of("readout", size, outputs);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        dense().forEach(map -> parameters.addAll(MapParameters.uniform(map)));
        return parameters;
    }

    @Override
    public List<LinearMap> maps() {
        return List.copyOf(dense());
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor h = x.reshape(-1, input.elements());
        for (LinearMap.Dense map : hidden) {
            h = activation.apply(sites.dense(map, h));
        }
        return sites.readout(readout, h);
    }

    @Override
    public boolean hasPlaneFilters() {
        return input.rank() == 3 && !hidden.isEmpty();
    }

    private List<LinearMap.Dense> dense() {
        List<LinearMap.Dense> maps = new ArrayList<>(hidden);
        maps.add(readout);
        return maps;
    }
}
