package org.erlangen.groups.affine.layer;

import java.util.List;
import java.util.function.BiFunction;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.RelaxedLayer.Path;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * A layer with one path.
 *
 * @param path the path
 * @param parameters its parameters
 * @param hyperparameters its hyperparameters
 * @param function what it does
 */
record OnePath(
        Path path,
        List<Parameter> parameters,
        List<Hyperparameter> hyperparameters,
        BiFunction<Sites, Tensor, Tensor> function)
        implements Layer {
    OnePath {
        parameters = List.copyOf(parameters);
        hyperparameters = List.copyOf(hyperparameters);
    }

    /** A path without hyperparameters. */
    OnePath(Path path, List<Parameter> parameters, BiFunction<Sites, Tensor, Tensor> function) {
        this(path, parameters, List.of(), function);
    }

    @Override
    public List<Path> paths() {
        return List.of(path);
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        return function.apply(sites, x);
    }

    /** A map's weight, uniform within a bound. */
    static Parameter weight(LinearMap map, double bound) {
        return new Parameter(map.weight(), map.shape(), Initialiser.uniform(-bound, bound));
    }

    /** A map's bias, zero at first. */
    static Parameter bias(LinearMap map) {
        return new Parameter(map.bias(), Shape.of(map.shape().size(0)), Initialiser.zeros());
    }
}
