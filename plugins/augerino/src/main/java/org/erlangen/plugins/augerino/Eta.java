package org.erlangen.plugins.augerino;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** The hyperparameters of a problem, and the raw numbers, under the same names, that are trained in stead of those that are learnt. */
record Eta(Tensors tensors, List<Hyperparameter> hyperparameters, Set<String> extents) {
    Eta {
        hyperparameters = List.copyOf(hyperparameters);
        extents = Set.copyOf(extents);
    }

    /** Those of a problem; extents are the ones that neither the network nor the likelihood owns. */
    static Eta of(Problem problem) {
        Set<String> others = Stream.concat(
                        problem.network().hyperparameters().stream(), problem.likelihood().hyperparameters().stream())
                .map(Hyperparameter::name)
                .collect(Collectors.toSet());
        Set<String> extents = problem.hyperparameters().stream()
                .filter(Hyperparameter::learnt)
                .map(Hyperparameter::name)
                .filter(name -> !others.contains(name))
                .collect(Collectors.toSet());
        return new Eta(problem.tensors(), problem.hyperparameters(), extents);
    }

    /** First raw numbers of those that are learnt. */
    NamedTensors initialise() {
        Map<String, Tensor> raw = new LinkedHashMap<>();
        for (Hyperparameter parameter : hyperparameters) {
            if (parameter.learnt()) {
                double first = parameter.constraint().unconstrain(parameter.initial());
                raw.put(parameter.name(), tensors.scalar(first));
            }
        }
        return NamedTensors.of(raw);
    }

    /** Values on the constrained scale, differentiable in the raw numbers, one scalar per hyperparameter. */
    NamedTensors values(NamedTensors raw) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (Hyperparameter parameter : hyperparameters) {
            values.put(
                    parameter.name(),
                    parameter.learnt()
                            ? parameter.constraint().constrain(raw.get(parameter.name()))
                            : tensors.scalar(parameter.initial()));
        }
        return NamedTensors.of(values);
    }

    /** Euclidean norm of the extents that are learnt; 0 when there are none. Shape: scalar. */
    Tensor norm(NamedTensors values) {
        List<Tensor> squares = new ArrayList<>();
        extents.stream().sorted().forEach(name -> squares.add(values.get(name).square()));
        return squares.stream().reduce(Tensor::add).map(Tensor::sqrt).orElseGet(() -> tensors.scalar(0));
    }

    /** Raw numbers after a step, brought back to where their values are allowed. */
    NamedTensors project(NamedTensors raw) {
        NamedTensors allowed = raw;
        for (Hyperparameter parameter : hyperparameters) {
            String name = parameter.name();
            if (raw.has(name)) {
                allowed = allowed.with(name, parameter.constraint().project(raw.get(name)));
            }
        }
        return allowed;
    }
}
