package org.erlangen.groups.rotation.layer;

import java.util.ArrayList;
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

    @Override
    public List<Path> paths() {
        return List.of(path);
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        return function.apply(sites, x);
    }

    /** A map with how its weight starts; its bias starts at zero. */
    record Start(LinearMap map, Initialiser weight) {
        private List<Parameter> parameters() {
            List<Parameter> parameters = new ArrayList<>();
            parameters.add(new Parameter(map.weight(), map.shape(), weight));
            if (map.biased()) {
                parameters.add(new Parameter(map.bias(), Shape.of(map.shape().size(0)), Initialiser.zeros()));
            }
            return parameters;
        }
    }

    /** A strict path of maps in order of application. */
    static OnePath strict(String name, List<Start> maps, BiFunction<Sites, Tensor, Tensor> function) {
        return of(name, true, maps, List.of(), function);
    }

    /** A path of maps in order of application. */
    static OnePath of(
            String name,
            boolean strict,
            List<Start> maps,
            List<Hyperparameter> hyperparameters,
            BiFunction<Sites, Tensor, Tensor> function) {
        return new OnePath(
                new Path(name, strict, maps.stream().map(Start::map).toList()),
                maps.stream().flatMap(map -> map.parameters().stream()).toList(),
                hyperparameters,
                function);
    }

    /** Uniform weights that keep the size of activations through rectifiers. Source: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", ICCV 2015. */
    static Initialiser rectified(int inputs) {
        double bound = Math.sqrt(6.0 / inputs);
        return Initialiser.uniform(-bound, bound);
    }

    /** Uniform weights that keep the variance of their inputs. */
    static Initialiser preserving(int inputs) {
        double bound = Math.sqrt(3.0 / inputs);
        return Initialiser.uniform(-bound, bound);
    }
}
