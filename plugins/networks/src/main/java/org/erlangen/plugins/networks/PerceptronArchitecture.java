package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/**
 * A perceptron of any depth over inputs of any shape, flattened. Its declared maps are {@code hidden-1}, {@code hidden-2}, ... and {@code
 * readout}; weights and biases start uniform in {@code ±1/sqrt(inputs)}.
 */
public final class PerceptronArchitecture implements Architecture<PerceptronOptions> {
    /** Found by name through the service loader. */
    public PerceptronArchitecture() {}

    @Override
    public Description<PerceptronOptions> describe() {
        return Description.of("mlp", "a perceptron of any depth, over inputs of any shape", PerceptronOptions.class);
    }

    @Override
    public List<Refusal> refusals(PerceptronOptions options, Shape input, int outputs) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < options.hidden().size(); i++) {
            if (options.hidden().get(i) < 1) {
                refusals.add(new Refusal(
                        "hidden[" + i + "]", "a layer of " + options.hidden().get(i) + " units", "must be >= 1", ""));
            }
        }
        if (input.elements() == 0) {
            refusals.add(new Refusal("", "inputs of shape " + input + " hold no numbers", "", ""));
        }
        return refusals;
    }

    @Override
    public Network network(PerceptronOptions options, Shape input, int outputs) {
        return new Perceptron(options, input, outputs);
    }
}
