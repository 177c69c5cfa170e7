package org.erlangen.api.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * The hyperparameters eta of a problem, and the raw numbers, under the same names, that an estimator optimises in stead of those that are learnt.
 * Those that are not learnt are constants and take no place in a state.
 *
 * @param tensors makes tensors
 * @param hyperparameters all of them
 */
public record Eta(Tensors tensors, List<Hyperparameter> hyperparameters) {
    public Eta {
        hyperparameters = List.copyOf(hyperparameters);
    }

    /** Those of a problem. */
    public static Eta of(Problem problem) {
        return new Eta(problem.tensors(), problem.hyperparameters());
    }

    /** First raw numbers of those that are learnt. */
    public NamedTensors initialise(Key key) {
        Map<String, Tensor> raw = new LinkedHashMap<>();
        for (Hyperparameter parameter : hyperparameters) {
            if (parameter.learnt()) {
                raw.put(parameter.name(), parameter.firstRaw(tensors, key));
            }
        }
        return NamedTensors.of(raw);
    }

    /** Values on the constrained scale, differentiable in the raw numbers, one tensor per hyperparameter. */
    public NamedTensors values(NamedTensors raw) {
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

    /** Raw numbers after an optimiser's step, of some or all, brought back to where their values are allowed. */
    public NamedTensors project(NamedTensors raw) {
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
