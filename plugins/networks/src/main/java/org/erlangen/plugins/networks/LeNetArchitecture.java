package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;
import org.erlangen.plugins.networks.PerceptronOptions.Activation;

/**
 * LeNet for images of 28 x 28 and more: convolutions of 5 x 5 to 6 channels, 3 x 3 to 16 and 5 x 5 to 120, without padding, max pooling
 * by 2 after the first two, 84 hidden units, tanh throughout. Its declared maps are {@code convolution-1} to {@code convolution-3},
 * {@code hidden-1} and {@code readout}; weights and biases start uniform in {@code ±1/sqrt(fan in)}.
 */
public final class LeNetArchitecture implements Architecture<NoOptions> {
    private static final int[] CHANNELS = {6, 16, 120};
    private static final List<Integer> HIDDEN = List.of(84);

    /** Found by name through the service loader. */
    public LeNetArchitecture() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("lenet", "three convolutions with max pooling and a hidden layer, tanh")
                .source(
                        "Yann LeCun, Léon Bottou, Yoshua Bengio, Patrick Haffner",
                        "Gradient-Based Learning Applied to Document Recognition",
                        "Proceedings of the IEEE",
                        1998)
                .source(
                        "Alexander Immer, Tycho F.A. van der Ouderaa, Gunnar Rätsch, Vincent Fortuin, Mark van der Wilk",
                        "Invariance Learning in Deep Neural Networks with Differentiable Laplace Approximations",
                        "NeurIPS",
                        2022);
    }

    @Override
    public List<Refusal> refusals(NoOptions options, Shape input, int outputs) {
        return ImageInput.refusals("lenet", input, ConvolutionalNetwork.SMALLEST_SIDE);
    }

    @Override
    public Network network(NoOptions options, Shape input, int outputs) {
        return new ConvolutionalNetwork(CHANNELS, HIDDEN, Activation.TANH, input, outputs);
    }
}
