package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.provider.Option;
import org.erlangen.api.tensor.Tensor;

/**
 * Options of the perceptron.
 *
 * @param hidden sizes of the hidden layers, first one first; none for a linear map
 * @param activation element-wise function of the hidden units
 */
public record PerceptronOptions(
        @Option(value = "Sizes of the hidden layers, first one first", min = 1, byDefault = "[64]")
        List<Integer> hidden,

        @Option(value = "Element-wise function of the hidden units: tanh or relu", byDefault = "tanh")
        Activation activation) {
    public PerceptronOptions {
        hidden = List.copyOf(hidden);
    }

    /** Element-wise functions. */
    public enum Activation {
        /** Hyperbolic tangent. */
        TANH,
        /** {@code max(a, 0)}. */
        RELU;

        Tensor apply(Tensor a) {
            return switch (this) {
                case TANH -> a.tanh();
                case RELU -> a.relu();
            };
        }
    }
}
