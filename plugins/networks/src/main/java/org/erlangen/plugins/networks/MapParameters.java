package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;

/** The parameters that declared maps start with. */
final class MapParameters {
    private MapParameters() {}

    /** Weight and, if the map has one, bias, uniform in {@code ±1/sqrt(fan in)}. */
    static List<Parameter> uniform(LinearMap map) {
        Shape shape = map.shape();
        int outputs = shape.size(0);
        double bound = 1 / Math.sqrt(shape.elements() / (double) outputs);
        Initialiser uniform = Initialiser.uniform(-bound, bound);
        Parameter weight = weight(map, uniform);
        return map.biased() ? List.of(weight, new Parameter(map.bias(), Shape.of(outputs), uniform)) : List.of(weight);
    }

    /** The weight with a start of its own. */
    static Parameter weight(LinearMap map, Initialiser initialiser) {
        return new Parameter(map.weight(), map.shape(), initialiser);
    }
}
