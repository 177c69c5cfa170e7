package org.erlangen.groups.affine.layer;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.provider.Description;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Tensor;

/**
 * A filter that is a smooth function of the relative and of the absolute position: strict at an absolute frequency of 0, invariant when the relative one
 * is 0 too, and free as both grow. It is linear in its weights: a dense map at every output position, on features of what is seen
 * from there.
 */
public final class NonstationaryLayer implements RelaxedLayer<NonstationaryOptions> {
    /** The provider. */
    public NonstationaryLayer() {}

    @Override
    public Description<NonstationaryOptions> describe() {
        return Description.of(
                        "non-stationary",
                        "continuous filters that may vary with position, by a frequency that the evidence can learn",
                        NonstationaryOptions.class)
                .source(
                        "T. F. A. van der Ouderaa, D. W. Romero and M. van der Wilk",
                        "Relaxing Equivariance Constraints with Non-stationary Continuous Filters",
                        "NeurIPS",
                        2022);
    }

    @Override
    public Layer layer(NonstationaryOptions options, Place place) {
        String name = place.name() + ".non-stationary";
        int inputs = place.inputChannels() * options.features();
        LinearMap.Dense map = LinearMap.Dense.of(name, inputs, place.outputChannels());
        Hyperparameter relative = frequency(name + ".relative", options.relative(), options.learn());
        Hyperparameter absolute = frequency(name + ".absolute", options.absolute(), options.learn());
        Key key = Key.ofSeed(options.seed()).fold(name);
        double bound = Start.rectified(place.inputChannels() * place.inputSide() * place.inputSide());
        return new OnePath(
                new Path("non-stationary", false, List.of(map)),
                List.of(OnePath.weight(map, bound), OnePath.bias(map)),
                List.of(relative, absolute),
                (sites, x) -> {
                    Tensor features = TorusFeatures.draw(x.tensors(), key, options.features(), x.precision())
                            .at(
                                    place.inputSide(),
                                    sites.hyperparameter(relative.name()).cast(x.precision()),
                                    sites.hyperparameter(absolute.name()).cast(x.precision()));
                    return place.subsampled(apply(sites, map, features, x));
                });
    }

    private static Hyperparameter frequency(String name, double first, boolean learnt) {
        return new Hyperparameter(
                name, "frequency of filters in a position", first, Constraint.FREE, Unit.NONE, learnt);
    }

    /** {@code y[d, v] = b[d] + sum_cm W[d, (c, m)] sum_u phi_m(v, u) x[c, u]}. Shape: x [N, C, S, S], features [M, S^2, S^2]. */
    static Tensor apply(Sites sites, LinearMap.Dense map, Tensor features, Tensor x) {
        int count = features.shape().size(0);
        int positions = features.shape().size(1);
        int channels = x.shape().size(1);
        Tensor seen = x.reshape(-1, positions)
                .matmul(features.reshape(-1, positions), false, true)
                .reshape(-1, channels, count, positions)
                .transpose(0, 3, 1, 2)
                .reshape(-1, positions, channels * count);
        int side = x.shape().size(-1);
        return sites.dense(map, seen).transposed().reshape(-1, map.outputs(), side, side);
    }
}
