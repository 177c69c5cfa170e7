package org.erlangen.inference.vi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * The likelihood's own hyperparameters at their best for the posterior, in place of a gradient: for a Gaussian the variance moves towards the expected
 * squared error.
 *
 * <p>Source: docs/methods/noethers-razor.md, section on the posterior.
 *
 * @param damping share of the way; 0 for learning by gradient
 * @param smallest the smallest value
 * @param largest the largest value
 */
record ClosedFormNoise(double damping, double smallest, double largest) {
    static ClosedFormNoise of(VariationalOptions options) {
        return new ClosedFormNoise(options.noiseDamping(), options.smallestNoise(), options.largestNoise());
    }

    /** Whether learnt hyperparameters of the likelihood move by closed form. */
    boolean isOn() {
        return damping > 0;
    }

    /** Raw numbers that a gradient moves: all but those of the likelihood where these move by closed form. */
    NamedTensors byGradient(NamedTensors raw, Problem problem) {
        if (!isOn()) {
            return raw;
        }
        Map<String, Tensor> others = new LinkedHashMap<>(raw.asMap());
        problem.likelihood().hyperparameters().forEach(own -> others.remove(own.name()));
        return NamedTensors.of(others);
    }

    /** Raw numbers of the likelihood's learnt hyperparameters after a move. Shape: outputs [..., B, K]; targets [B, K]. */
    NamedTensors moved(Problem problem, NamedTensors eta, Tensor outputs, Tensor targets) {
        NamedTensors best = problem.likelihood().movedToBest(outputs, targets, eta, damping);
        Map<String, Tensor> raw = new LinkedHashMap<>();
        for (Hyperparameter each : problem.hyperparameters()) {
            if (each.learnt() && best.has(each.name())) {
                double value = Math.min(
                        largest, Math.max(smallest, best.get(each.name()).item()));
                raw.put(each.name(), problem.tensors().scalar(each.constraint().unconstrain(value)));
            }
        }
        return NamedTensors.of(raw);
    }
}
