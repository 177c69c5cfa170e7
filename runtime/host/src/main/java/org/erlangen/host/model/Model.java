package org.erlangen.host.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.network.Network;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.host.configuration.Invariance;

/**
 * The parts of a problem, before anything is known about numbers.
 *
 * @param network the network inside the average
 * @param groups what acts, by name; groups act in this order
 * @param invariance how the network is averaged over them
 * @param likelihood the likelihood
 * @param data the data's outline
 */
public record Model(
        Network network,
        Map<String, Transformations> groups,
        Invariance invariance,
        Likelihood likelihood,
        DataOutline data) {
    public Model {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /** The same network without its groups. */
    public Model withoutGroups() {
        return new Model(network, Map.of(), invariance, likelihood, data);
    }

    /** All hyperparameters as their owners propose them: the network's, the groups' extents, then the likelihood's own. */
    public List<Hyperparameter> hyperparameters() {
        List<Hyperparameter> all = new ArrayList<>(network.hyperparameters());
        groups.values().forEach(group -> all.addAll(group.extents()));
        all.addAll(likelihood.hyperparameters());
        return List.copyOf(all);
    }
}
