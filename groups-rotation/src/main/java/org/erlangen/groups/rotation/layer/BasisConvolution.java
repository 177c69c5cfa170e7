package org.erlangen.groups.rotation.layer;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.Tensor;

/**
 * A group convolution whose filters are combinations of fixed functions: {@code theta[d, c] = sum_m W[d, (c, m)] phi_m}. The inputs' products with
 * phi are the features that W meets, so W is a plain dense weight at every frame and position.
 *
 * @param place where
 * @param map W, from (c, m) to d
 */
record BasisConvolution(GroupPlace place, LinearMap.Dense map) {
    static BasisConvolution of(GroupPlace place, int functions) {
        return new BasisConvolution(
                place, LinearMap.Dense.of(place.name(), place.inputs() * functions, place.outputs()));
    }

    /** Shape: basis [G or 1, entries, functions] of {@link Filters}; x [N, C G, S, S] gives [N, D G, S', S']. */
    Tensor apply(Sites sites, Tensor basis, Tensor x) {
        int order = place.group().order();
        int side = place.place().inputSide();
        int entries = basis.shape().size(1);
        Tensor patches = place.frames()
                .all(place.examples(x), place.inputs())
                .reshape(-1, place.inputs() * order, side, side)
                .patches(Convolutions.SIDE, Convolutions.SIDE, Convolutions.TORUS)
                .reshape(-1, order, side * side * place.inputs(), entries);
        Tensor features =
                patches.matmul(basis.expand(0).cast(x.precision())).reshape(-1, order, side * side, map.inputs());
        Tensor y = sites.dense(map, features).transpose(0, 1, 3, 2);
        return place.back(y.reshape(-1, order, place.outputs(), side, side));
    }
}
