package org.erlangen.inference.laplace.internal.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;
import org.jspecify.annotations.Nullable;

/** How a parameter enters a network. */
public sealed interface Role {
    /** The parameter's name. */
    String parameter();

    /** The parameter's shape. */
    Shape shape();

    /** The weight of a declared map. */
    record Weight(String parameter, Shape shape, LinearMap map) implements Role {
        /** Number of rows. */
        public int outputs() {
            return shape.size(0);
        }

        /** Number of columns, over all blocks, and over all places of a convolution's window. */
        public int inputs() {
            return shape.elements() / shape.size(0);
        }

        /** Number of blocks that the inputs fall into, each with a factor of its own. */
        public int blocks() {
            return map instanceof LinearMap.Blocks several ? several.blocks() : 1;
        }
    }

    /** The bias of a declared map. */
    record Bias(String parameter, Shape shape, LinearMap map) implements Role {}

    /** Belongs to no declared map. */
    record Free(String parameter, Shape shape) implements Role {}

    /** The roles of a network's parameters, in network order. */
    static List<Role> of(Network network) {
        Map<String, LinearMap> weights = new HashMap<>();
        Map<String, LinearMap> biases = new HashMap<>();
        for (LinearMap map : network.maps()) {
            weights.put(map.weight(), map);
            if (map.biased()) {
                biases.put(map.bias(), map);
            }
        }
        List<Role> roles = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            roles.add(of(parameter, weights.get(parameter.name()), biases.get(parameter.name())));
        }
        return roles;
    }

    private static Role of(Parameter parameter, @Nullable LinearMap weight, @Nullable LinearMap bias) {
        if (weight != null) {
            return new Weight(parameter.name(), parameter.shape(), weight);
        }
        return bias == null
                ? new Free(parameter.name(), parameter.shape())
                : new Bias(parameter.name(), parameter.shape(), bias);
    }
}
