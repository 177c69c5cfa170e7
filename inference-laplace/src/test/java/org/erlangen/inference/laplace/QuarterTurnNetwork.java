package org.erlangen.inference.laplace;

import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.RelaxedLayer.Place;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Subsampling;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.groups.rotation.layer.GroupConvolutionLayer;
import org.erlangen.groups.rotation.layer.GroupConvolutionOptions;
import org.erlangen.groups.rotation.layer.LatticeGroup;
import org.erlangen.groups.rotation.layer.Mixing;

/**
 * The network of the fixture {@code kfac_p4}: lifting, a full group convolution, mean over positions, the largest over quarter turns, a head.
 * Shape: x [B, 2, 4, 4], three outputs.
 */
record QuarterTurnNetwork() implements Network {
    private static final int TURNS = 4;
    private static final int SIDE = 4;

    private static Layer layer(String name, Mixing mixing, int inputs, int outputs) {
        return new GroupConvolutionLayer()
                .layer(
                        new GroupConvolutionOptions(LatticeGroup.P4, mixing),
                        new Place(name, TURNS * inputs, SIDE, TURNS * outputs, SIDE, Subsampling.POLYPHASE));
    }

    private static Layer lifting() {
        return layer("lift", Mixing.POINTWISE, 2, 2);
    }

    private static Layer full() {
        return layer("group", Mixing.FULL, 2, 3);
    }

    private static LinearMap.Dense head() {
        return LinearMap.Dense.of("head", 3, 3);
    }

    @Override
    public List<LinearMap> maps() {
        return Stream.concat(
                        Stream.of(lifting(), full())
                                .flatMap(layer -> layer.paths().stream())
                                .flatMap(path -> path.maps().stream()),
                        Stream.of(head()))
                .toList();
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Stream.of(lifting(), full()).flatMap(layer -> layer.parameters().stream()),
                        Stream.of(
                                new Parameter(head().weight(), head().shape(), Initialiser.zeros()),
                                new Parameter(head().bias(), Shape.of(3), Initialiser.zeros())))
                .toList();
    }

    @Override
    public Tensor apply(Sites sites, Tensor x) {
        Tensor lifted = x.reshape(-1, 2, 1, SIDE, SIDE)
                .broadcastTo(Shape.of(x.shape().elements() / (2 * SIDE * SIDE), 2, TURNS, SIDE, SIDE))
                .reshape(-1, 2 * TURNS, SIDE, SIDE);
        Tensor f = full().apply(sites, lifting().apply(sites, lifted).relu()).relu();
        return sites.readout(head(), f.mean(2, 3).reshape(-1, 3, TURNS).max(2));
    }
}
