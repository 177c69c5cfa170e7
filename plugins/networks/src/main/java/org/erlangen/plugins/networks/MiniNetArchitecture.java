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
 * A small convolutional network for images of 28 x 28 and more: convolutions of 5 x 5 to 8 channels, 3 x 3 to 16 and 5 x 5 to 32, without
 * padding, max pooling by 2 after the first two, ReLU throughout. Its declared maps are {@code convolution-1} to {@code convolution-3}
 * and {@code readout}; weights and biases start uniform in {@code ±1/sqrt(fan in)}.
 */
public final class MiniNetArchitecture implements Architecture<NoOptions> {
    private static final int[] CHANNELS = {8, 16, 32};

    /** Found by name through the service loader. */
    public MiniNetArchitecture() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("mini-net", "three small convolutions with max pooling, ReLU")
                .source(
                        "Alexander Immer, Tycho F.A. van der Ouderaa, Mark van der Wilk, Gunnar Rätsch, Bernhard Schölkopf",
                        "Stochastic Marginal Likelihood Gradients using Neural Tangent Kernels",
                        "ICML",
                        2023);
    }

    @Override
    public List<Refusal> refusals(NoOptions options, Shape input, int outputs) {
        return ImageInput.refusals("mini-net", input, ConvolutionalNetwork.SMALLEST_SIDE);
    }

    @Override
    public Network network(NoOptions options, Shape input, int outputs) {
        return new ConvolutionalNetwork(CHANNELS, List.of(), Activation.RELU, input, outputs);
    }
}
