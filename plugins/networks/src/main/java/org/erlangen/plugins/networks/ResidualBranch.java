package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * The branch beside a block's shortcut: {@code scale W2 (relu(W1 x + b2) + b3) + b4}, both maps 3 x 3 convolutions, scale and biases one
 * number each. A further bias b1 shifts what enters it. W2 starts at zero, and so does the branch; W1 starts normal with variance
 * {@code 2 / (9 outputs blocks)}.
 *
 * <p>Source: Zhang, Dauphin and Ma, "Fixup Initialization: Residual Learning Without Normalization", ICLR 2019, section 3.
 *
 * @param name prefix of its maps' and scalars' names
 * @param inputs channels in
 * @param outputs channels out
 * @param stride stride of the first convolution
 * @param blocks number of blocks in the network
 */
record ResidualBranch(String name, int inputs, int outputs, int stride, int blocks) {
    private static final int SIDE = 3;

    /** A 3 x 3 convolution without bias that keeps the grid, but for its stride. */
    static LinearMap.Convolution convolution(String name, int inputs, int outputs, int stride) {
        return new LinearMap.Convolution(
                name, inputs, outputs, SIDE, SIDE, ConvolutionGeometry.of(stride, 1), false, WeightImage.IDENTITY);
    }

    /** A bias of one number. */
    static Parameter bias(String name) {
        return new Parameter(name, Shape.SCALAR, Initialiser.zeros());
    }

    List<LinearMap> maps() {
        return List.of(first(), second());
    }

    List<Parameter> parameters() {
        double deviation = Math.sqrt(2.0 / (SIDE * SIDE * outputs) / blocks);
        return List.of(
                bias(biasName(1)),
                MapParameters.weight(first(), Initialiser.normal(deviation)),
                bias(biasName(2)),
                bias(biasName(3)),
                MapParameters.weight(second(), Initialiser.zeros()),
                new Parameter(scaleName(), Shape.SCALAR, Initialiser.constant(1)),
                bias(biasName(4)));
    }

    /** {@code x + b1}, which enters the branch, and by wish the shortcut. */
    Tensor shift(Sites sites, Tensor x) {
        return x.add(sites.parameter(biasName(1)));
    }

    /** Shape: [N, inputs, H, W] gives [N, outputs, H', W']. */
    Tensor apply(Sites sites, Tensor x) {
        Tensor hidden = sites.convolution(first(), x)
                .add(sites.parameter(biasName(2)))
                .relu()
                .add(sites.parameter(biasName(3)));
        return sites.convolution(second(), hidden)
                .multiply(sites.parameter(scaleName()))
                .add(sites.parameter(biasName(4)));
    }

    private LinearMap.Convolution first() {
        return convolution(name + "-convolution-1", inputs, outputs, stride);
    }

    private LinearMap.Convolution second() {
        return convolution(name + "-convolution-2", outputs, outputs, 1);
    }

    private String biasName(int number) {
        return name + "-bias-" + number;
    }

    private String scaleName() {
        return name + "-scale";
    }
}
