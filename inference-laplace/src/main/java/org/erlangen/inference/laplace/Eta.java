package org.erlangen.inference.laplace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** The hyperparameters of a problem, and the raw numbers, under the same names, that are optimised in stead of those that are learnt. */
record Eta(Tensors tensors, List<Hyperparameter> hyperparameters) {
    Eta {
        hyperparameters = List.copyOf(hyperparameters);
    }

    /** First raw numbers of those that are learnt. */
    NamedTensors initialise(Key key) {
        Map<String, Tensor> raw = new LinkedHashMap<>();
        for (Hyperparameter parameter : hyperparameters) {
            if (parameter.learnt()) {
                raw.put(parameter.name(), parameter.firstRaw(tensors, key));
            }
        }
        return NamedTensors.of(raw);
    }

    /** Values on the constrained scale, differentiable in the raw numbers, one tensor per hyperparameter. */
    NamedTensors values(NamedTensors raw) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (Hyperparameter parameter : hyperparameters) {
            values.put(
                    parameter.name(),
                    parameter.learnt()
                            ? parameter.constraint().constrain(raw.get(parameter.name()))
                            : parameter.held(tensors));
        }
        return NamedTensors.of(values);
    }

    /** Raw numbers after an optimiser's step, brought back to where their values are allowed. */
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
