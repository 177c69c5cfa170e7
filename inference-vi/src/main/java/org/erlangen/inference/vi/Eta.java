package org.erlangen.inference.vi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * The hyperparameters eta of a problem and the raw numbers {@code raw.<name>} that are optimised in their stead. Those that are not
 * learnt are constants and take no place in a state.
 */
record Eta(Tensors tensors, List<Hyperparameter> hyperparameters) {
    private static final String RAW = "raw.";

    /** The name under which a state holds a hyperparameter's raw number. */
    static String rawName(Hyperparameter parameter) {
        return RAW + parameter.name();
    }

    /** First raw numbers of those that are learnt. */
    NamedTensors initialise(Key key) {
        Map<String, Tensor> raw = new LinkedHashMap<>();
        for (Hyperparameter parameter : hyperparameters) {
            if (parameter.learnt()) {
                raw.put(rawName(parameter), parameter.firstRaw(tensors, key));
            }
        }
        return NamedTensors.of(raw);
    }

    /** The raw numbers among a state's tensors. */
    static NamedTensors raw(NamedTensors state) {
        return state.part(RAW).prefixed(RAW);
    }

    /** Values on the constrained scale, differentiable in the raw numbers, one tensor per hyperparameter. */
    NamedTensors values(NamedTensors state) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (Hyperparameter parameter : hyperparameters) {
            values.put(
                    parameter.name(),
                    parameter.learnt()
                            ? parameter.constraint().constrain(state.get(rawName(parameter)))
                            : parameter.held(tensors));
        }
        return NamedTensors.of(values);
    }

    /** Raw numbers after an optimiser's step, brought back to where their values are allowed. */
    NamedTensors project(NamedTensors raw) {
        NamedTensors allowed = raw;
        for (Hyperparameter parameter : hyperparameters) {
            String name = rawName(parameter);
            if (raw.has(name)) {
                allowed = allowed.with(name, parameter.constraint().project(raw.get(name)));
            }
        }
        return allowed;
    }
}
