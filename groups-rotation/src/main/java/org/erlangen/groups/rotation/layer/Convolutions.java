package org.erlangen.groups.rotation.layer;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.tensor.ConvolutionGeometry;

/** Group convolutions of 3 by 3 in one step. */
final class Convolutions {
    static final int SIDE = 3;

    /** Every frame is a torus. */
    static final ConvolutionGeometry TORUS = ConvolutionGeometry.onTorus(1);

    private Convolutions() {}

    /** {@code y[d, g] = b[d] + sum_c corr(f[c, g], g w[d, c])}. */
    static Layer pointwise(GroupPlace place) {
        LinearMap.Convolution map = convolution(place, place.inputs());
        return OnePath.strict(
                "group-convolution",
                List.of(start(map)),
                (sites, x) ->
                        place.back(sites.convolution(map, place.frames().own(place.examples(x), place.inputs()))));
    }

    /** {@code y[d, g] = b[d] + sum_(c, s) corr(f[c, s], g w[d, c, g^-1 s])}; the weight's inputs are ordered (c, g^-1 s). */
    static Layer full(GroupPlace place) {
        LinearMap.Convolution map =
                convolution(place, place.inputs() * place.group().order());
        return OnePath.strict(
                "group-convolution",
                List.of(start(map)),
                (sites, x) ->
                        place.back(sites.convolution(map, place.frames().all(place.examples(x), place.inputs()))));
    }

    private static LinearMap.Convolution convolution(GroupPlace place, int inputs) {
        return LinearMap.Convolution.of(place.name(), inputs, place.outputs(), SIDE, TORUS);
    }

    private static OnePath.Start start(LinearMap.Convolution map) {
        return new OnePath.Start(map, OnePath.rectified(SIDE * SIDE * map.inputs()));
    }
}
