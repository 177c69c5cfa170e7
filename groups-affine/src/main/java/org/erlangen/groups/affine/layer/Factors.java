package org.erlangen.groups.affine.layer;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer.Place;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.Tensor;

/** The two factors of a map between the grids of a place: U sums over input positions, V spreads over output positions. */
record Factors(Place place) {
    /** Number of input positions. */
    int inputs() {
        return place.inputSide() * place.inputSide();
    }

    /** Number of output positions. */
    int outputs() {
        return place.outputSide() * place.outputSide();
    }

    /**
     * {@code z[d, c] = bU[d] + sum_p U[d, (c, p)] x[c, p]}, {@code y[d, t] = bV[t] + sum_c V[t, (d, c)] z[d, c]}. Shape: x [N, C, S, S] gives
     * [N, D, S', S'].
     */
    Tensor apply(Sites sites, LinearMap.Blocks u, LinearMap.Blocks v, Tensor x) {
        Tensor z = sites.blocks(u, x.reshape(-1, place.inputChannels(), inputs()));
        Tensor y = sites.blocks(v, z.transpose(0, 2, 1));
        return y.reshape(-1, place.outputChannels(), place.outputSide(), place.outputSide());
    }
}
