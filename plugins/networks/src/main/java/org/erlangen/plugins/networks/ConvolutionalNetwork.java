package org.erlangen.plugins.networks;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.plugins.networks.PerceptronOptions.Activation;

/**
 * Three convolutions without padding, of kernels 5, 3 and 5, the first two followed by max pooling, then a perceptron. Images of 28 x 28
 * shrink to 24, 12, 10, 5 and 1; what is left of larger ones is flattened.
 */
final class ConvolutionalNetwork implements Network {
    /** Rows and columns of the smallest image that all kernels fit into. */
    static final int SMALLEST_SIDE = 28;

    private static final int[] KERNELS = {5, 3, 5};
    private static final int POOLED = 2;
    private static final ConvolutionGeometry UNPADDED = ConvolutionGeometry.of(1, 0);

    private final Shape image;
    private final Activation activation;
    private final List<LinearMap.Convolution> convolutions;
    private final Perceptron head;

    /** A network with this many channels after each convolution and these hidden units after all. */
    ConvolutionalNetwork(int[] channels, List<Integer> hidden, Activation activation, Shape image, int outputs) {
        this.image = image;
        this.activation = activation;
        List<LinearMap.Convolution> maps = new ArrayList<>();
        Shape features = image;
        for (int i = 0; i < KERNELS.length; i++) {
            maps.add(LinearMap.Convolution.of(
                    "convolution-" + (i + 1), features.size(0), channels[i], KERNELS[i], UNPADDED));
            int shrink = i < POOLED ? 2 : 1;
            features = Shape.of(
                    channels[i],
                    UNPADDED.outputRows(features.size(1), KERNELS[i]) / shrink,
                    UNPADDED.outputColumns(features.size(2), KERNELS[i]) / shrink);
        }
        this.convolutions = List.copyOf(maps);
        this.head = new Perceptron(new PerceptronOptions(hidden, activation), features, outputs);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        convolutions.forEach(map -> parameters.addAll(MapParameters.uniform(map)));
        parameters.addAll(head.parameters());
        return parameters;
    }

    @Override
    public List<LinearMap> maps() {
        List<LinearMap> maps = new ArrayList<>(convolutions);
        maps.addAll(head.maps());
        return maps;
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor h = x.reshape(-1, image.size(0), image.size(1), image.size(2));
        for (int i = 0; i < convolutions.size(); i++) {
            Tensor a = sites.convolution(convolutions.get(i), h);
            // The activation grows with its argument, so it may follow the pooling, which leaves it a quarter of the
            // work.
            h = activation.apply(i < POOLED ? Pooling.max(a) : a);
        }
        return head.apply(sites, h);
    }
}
