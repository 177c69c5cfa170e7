package org.erlangen.plugins.augerino;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * The groups' extents that are learnt, which the loss rewards.
 *
 * @param names their names, sorted
 */
record Extents(Set<String> names) {
    Extents {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** Those of a problem: what neither the network nor the likelihood owns. */
    static Extents of(Problem problem) {
        Set<String> others = Stream.concat(
                        problem.network().hyperparameters().stream(), problem.likelihood().hyperparameters().stream())
                .map(Hyperparameter::name)
                .collect(Collectors.toSet());
        return new Extents(problem.hyperparameters().stream()
                .filter(Hyperparameter::learnt)
                .map(Hyperparameter::name)
                .filter(name -> !others.contains(name))
                .collect(Collectors.toSet()));
    }

    /** The Euclidean norm; 0 when there are none. Shape: scalar. */
    Tensor norm(Tensors tensors, NamedTensors eta) {
        return names.stream()
                .map(name -> eta.get(name).square())
                .reduce(Tensor::add)
                .map(Tensor::sqrt)
                .orElseGet(() -> tensors.scalar(0));
    }
}
