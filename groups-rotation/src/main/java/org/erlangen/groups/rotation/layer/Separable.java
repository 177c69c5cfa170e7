package org.erlangen.groups.rotation.layer;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * Group convolutions in several steps. All begin with one filter for each feature: {@code t[c, s] = b1[c] + corr(f[c, s], s w[c])}.
 *
 * <p>Source: Knigge, Romero and Bekkers, "Exploiting Redundancy: Separable Group Convolutional Networks on Lie Groups", ICML 2022; first values
 * as in the published code of van der Ouderaa, Immer and van der Wilk, NeurIPS 2023.
 */
final class Separable {
    private static final String PATH = "group-convolution";
    private static final int TAPS = Convolutions.SIDE * Convolutions.SIDE;

    /** Each position by itself. */
    private static final ConvolutionGeometry POSITIONS = ConvolutionGeometry.of(1, 0);

    private Separable() {}

    /** {@code y[d, g] = b2[d] + sum_(c, s) k[d, c, g^-1 s] t[c, s]}. */
    static Layer mixing(GroupPlace place) {
        Spatial spatial = Spatial.of(place);
        int order = place.group().order();
        LinearMap.Convolution mixing = LinearMap.Convolution.of(
                place.name() + ".mixing", place.inputs() * order, place.outputs(), 1, POSITIONS);
        Initialiser equal = Initialiser.constant(1 / (order * Math.sqrt(place.inputs())));
        return OnePath.strict(
                PATH,
                List.of(spatial.start(), spatial.startOfOffset(), new OnePath.Start(mixing, equal)),
                (sites, x) -> {
                    Tensor t = spatial.apply(sites, place.examples(x));
                    return common(
                            place, sites.convolution(mixing, place.frames().relative(t, place.inputs())));
                });
    }

    /** {@code v[c, g] = b2[c] + sum_s k[c, g^-1 s] t[c, s]}, then {@code y[d, g] = b3[d] + sum_c m[d, c] v[c, g]}. */
    static Layer depthwise(GroupPlace place) {
        Spatial spatial = Spatial.of(place);
        Depthwise elements = Depthwise.of(place, ".elements", place.group().order());
        LinearMap.Convolution channels =
                LinearMap.Convolution.of(place.name() + ".channels", place.inputs(), place.outputs(), 1, POSITIONS);
        Initialiser equal = Initialiser.constant(1.0 / place.group().order());
        return OnePath.strict(
                PATH,
                List.of(
                        spatial.start(),
                        spatial.startOfOffset(),
                        new OnePath.Start(elements.map(), equal),
                        elements.startOfOffset(),
                        new OnePath.Start(channels, OnePath.preserving(place.inputs()))),
                (sites, x) -> {
                    Tensor t = spatial.apply(sites, place.examples(x));
                    Tensor relative = place.frames()
                            .relative(t, place.inputs())
                            .reshape(
                                    -1,
                                    place.group().order(),
                                    place.inputs(),
                                    place.group().order(),
                                    place.frames().positions());
                    Tensor v = elements.apply(sites, relative.transpose(0, 1, 4, 2, 3), place.frames());
                    return common(place, sites.convolution(channels, v));
                });
    }

    /** Positions are in the common frame already. Shape: [N, G, D, S, S] gives [N, D G, S', S']. */
    private static Tensor common(GroupPlace place, Tensor y) {
        int side = place.frames().side();
        return place.place()
                .subsampled(y.transpose(0, 2, 1, 3, 4)
                        .reshape(-1, place.outputs() * place.group().order(), side, side));
    }

    /**
     * A map of each feature by itself, with an offset for each: biases of blocks would be shared. The offset is a map of the number 1.
     *
     * @param map a block for each feature, one output each
     * @param offset from one input to all features
     */
    private record Depthwise(LinearMap.Blocks map, LinearMap.Dense offset) {
        static Depthwise of(GroupPlace place, String step, int inputs) {
            String name = place.name() + step;
            return new Depthwise(
                    new LinearMap.Blocks(name, place.inputs(), inputs, 1, false, WeightImage.IDENTITY),
                    new LinearMap.Dense(name + ".offset", 1, place.inputs(), false, WeightImage.IDENTITY));
        }

        OnePath.Start startOfOffset() {
            return new OnePath.Start(offset, Initialiser.zeros());
        }

        /** Shape: x [N, G, S^2, C, inputs] gives [N, G, C, S, S]. */
        Tensor apply(Sites sites, Tensor x, Frames frames) {
            Tensor one = x.tensors().filled(Shape.of(x.shape().size(0), 1), 1, x.precision());
            Tensor offsets = sites.dense(offset, one).reshape(-1, 1, 1, map.blocks());
            return sites.blocks(map, x)
                    .squeeze(-1)
                    .add(offsets)
                    .transpose(0, 1, 3, 2)
                    .reshape(-1, frames.group().order(), map.blocks(), frames.side(), frames.side());
        }
    }

    /**
     * The first step.
     *
     * @param place where
     * @param filters one for each feature
     */
    private record Spatial(GroupPlace place, Depthwise filters) {
        static Spatial of(GroupPlace place) {
            return new Spatial(place, Depthwise.of(place, ".positions", TAPS));
        }

        OnePath.Start start() {
            return new OnePath.Start(filters.map(), OnePath.rectified(TAPS));
        }

        OnePath.Start startOfOffset() {
            return filters.startOfOffset();
        }

        /** Shape: x [N, C G, S, S] gives t [N, C G, S, S]. */
        Tensor apply(Sites sites, Tensor x) {
            Frames frames = place.frames();
            Tensor patches = frames.own(x, place.inputs())
                    .reshape(-1, place.inputs(), frames.side(), frames.side())
                    .patches(Convolutions.SIDE, Convolutions.SIDE, Convolutions.TORUS)
                    .reshape(-1, place.group().order(), frames.positions(), place.inputs(), TAPS);
            return frames.back(filters.apply(sites, patches, frames), place.inputs());
        }
    }
}
