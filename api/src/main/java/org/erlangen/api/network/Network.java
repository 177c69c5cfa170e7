package org.erlangen.api.network;

import java.util.List;
import java.util.Map;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** A function with parameters: {@code g(x; theta)}. Immutable; the parameters' values live outside. */
public interface Network {
    /** All parameters, in network order. */
    List<Parameter> parameters();

    /** The declared linear maps, in order of application; the last is the readout, a dense map. */
    List<LinearMap> maps();

    /** Hyperparameters of the network itself, such as a length scale or a frequency; names begin with the architecture's name, or that of one of its layers, and a dot. */
    default List<Hyperparameter> hyperparameters() {
        return List.of();
    }

    /** Paths that stand side by side, by the name of their block, in order of application; none in a network whose layers have one way through. */
    default Map<String, List<RelaxedLayer.Path>> paths() {
        return Map.of();
    }

    /**
     * Applies the network. Its parameters and hyperparameters come from the sites only. Shape: x [B, ...input shape]; result [B, outputs]. Sites may widen
     * what passes between two maps by further leading axes, so element-wise functions must not assume a rank.
     */
    Tensor apply(Sites sites, Tensor x);

    /** Whether the rows of the first map's weight are images of the input's shape, so that a group of the plane can act on them. */
    default boolean hasPlaneFilters() {
        return false;
    }

    /**
     * Whether its declared maps are a chain of dense ones whose units are alike: the function stays when the outputs of a map change places together with
     * the inputs of the next.
     */
    default boolean hasInterchangeableUnits() {
        return false;
    }

    /** The readout: the last declared map. */
    default LinearMap.Dense readout() {
        List<LinearMap> maps = maps();
        if (maps.isEmpty() || !(maps.get(maps.size() - 1) instanceof LinearMap.Dense dense)) {
            throw new IllegalStateException("a network's last declared map must be dense");
        }
        return dense;
    }

    /** First values of all parameters. */
    default NamedTensors initialise(Tensors tensors, Key key) {
        NamedTensors theta = NamedTensors.empty();
        for (Parameter parameter : parameters()) {
            theta = theta.with(
                    parameter.name(),
                    parameter.initialiser().draw(tensors, key.fold(parameter.name()), parameter.shape()));
        }
        return theta;
    }
}
