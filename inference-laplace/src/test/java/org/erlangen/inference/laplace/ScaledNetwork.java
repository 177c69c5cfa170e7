package org.erlangen.inference.laplace;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** A convolution, a scalar scale and bias, a perceptron: {@code W2 tanh(W1 tanh(scale conv(x) + shift))}. Shape: x [B, 1, 4, 4], two outputs. */
record ScaledNetwork() implements Network {
    static final Shape INPUT = Shape.of(1, 4, 4);

    private static LinearMap.Convolution convolution() {
        return LinearMap.Convolution.of("conv", 1, 2, 3, ConvolutionGeometry.of(1, 0));
    }

    private static LinearMap.Dense hidden() {
        return LinearMap.Dense.of("hidden", 8, 3);
    }

    private static LinearMap.Dense out() {
        return LinearMap.Dense.of("out", 3, 2);
    }

    @Override
    public List<Parameter> parameters() {
        Initialiser normal = Initialiser.normal(0.5);
        return List.of(
                new Parameter("conv.weight", Shape.of(2, 1, 3, 3), normal),
                new Parameter("conv.bias", Shape.of(2), normal),
                new Parameter("scale", Shape.of(1), Initialiser.constant(1.2)),
                new Parameter("shift", Shape.SCALAR, Initialiser.constant(0.1)),
                new Parameter("hidden.weight", Shape.of(3, 8), normal),
                new Parameter("hidden.bias", Shape.of(3), normal),
                new Parameter("out.weight", Shape.of(2, 3), normal),
                new Parameter("out.bias", Shape.of(2), normal));
    }

    @Override
    public List<LinearMap> maps() {
        return List.of(convolution(), hidden(), out());
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor seen = sites.convolution(convolution(), x)
                .multiply(sites.parameter("scale"))
                .add(sites.parameter("shift"))
                .tanh();
        Tensor flat = seen.reshape(seen.shape().size(0), -1);
        return sites.readout(out(), sites.dense(hidden(), flat).tanh());
    }
}
