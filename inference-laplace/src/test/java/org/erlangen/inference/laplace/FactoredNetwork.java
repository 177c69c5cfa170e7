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

/** The network of the fixture {@code kfac_ffc_conv}: {@code relu((maxpool(conv(x)) + V U x) / 2)}, then a head. Shape: x [B, 2, 4, 4], three outputs. */
record FactoredNetwork() implements Network {
    private static LinearMap.Convolution conv() {
        return LinearMap.Convolution.of("conv", 2, 3, 3, ConvolutionGeometry.of(1, 0));
    }

    private static LinearMap.Blocks u() {
        return LinearMap.Blocks.of("U", 2, 16, 3);
    }

    private static LinearMap.Blocks v() {
        return LinearMap.Blocks.of("V", 3, 2, 4);
    }

    private static LinearMap.Dense head() {
        return LinearMap.Dense.of("head", 12, 3);
    }

    @Override
    public List<LinearMap> maps() {
        return List.of(conv(), u(), v(), head());
    }

    @Override
    public List<Parameter> parameters() {
        return maps().stream()
                .flatMap(map -> List.of(
                        new Parameter(map.weight(), map.shape(), Initialiser.zeros()),
                        new Parameter(map.bias(), Shape.of(map.shape().size(0)), Initialiser.zeros()))
                        .stream())
                .toList();
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor strict = sites.convolution(conv(), around(around(x, 2), 3))
                .reshape(-1, 3, 2, 2, 2, 2)
                .max(3, 5);
        Tensor z = sites.blocks(u(), x.reshape(-1, 2, 16)).transpose(0, 2, 1);
        Tensor relaxing = sites.blocks(v(), z).reshape(-1, 3, 2, 2);
        Tensor features = strict.add(relaxing).multiply(0.5).relu();
        return sites.readout(head(), features.reshape(-1, 12));
    }

    private static Tensor around(Tensor x, int axis) {
        int size = x.shape().size(axis);
        return x.tensors().concatenate(axis, x.slice(axis, size - 1, size), x, x.slice(axis, 0, 1));
    }
}
