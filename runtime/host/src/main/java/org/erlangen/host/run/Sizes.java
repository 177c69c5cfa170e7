package org.erlangen.host.run;

import java.util.List;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.Shape;

/**
 * What a run would take.
 *
 * @param data the data's outline
 * @param plan the outline of one fit
 * @param fits how many fits there would be, with the baseline
 * @param parameters the network's parameters
 * @param hyperparameters of the first start
 * @param activationBytes all tensors of one forward pass over a training batch
 * @param memoryBytes estimate of the most that is held at once: data, states, and a step forward and backward, or a slice of evaluation
 */
public record Sizes(
        DataOutline data,
        TrainingPlan plan,
        int fits,
        List<ParameterSize> parameters,
        List<Hyperparameter> hyperparameters,
        long activationBytes,
        long memoryBytes) {
    public Sizes {
        parameters = List.copyOf(parameters);
        hyperparameters = List.copyOf(hyperparameters);
    }

    /**
     * One parameter tensor.
     *
     * @param name its name
     * @param shape its shape
     */
    public record ParameterSize(String name, Shape shape) {}

    /** Number of all parameters. */
    public long parameterCount() {
        return parameters.stream()
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
    }
}
