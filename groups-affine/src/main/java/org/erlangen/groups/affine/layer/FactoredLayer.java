package org.erlangen.groups.affine.layer;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.provider.Description;

/**
 * A fully connected map whose weights factor, one spatial map of rank one for each pair of channels: {@code W[(d, t), (c, p)] = V[t, (d, c)] U[d, (c, p)]}.
 */
public final class FactoredLayer implements RelaxedLayer<StartOptions> {
    /** The provider. */
    public FactoredLayer() {}

    @Override
    public Description<StartOptions> describe() {
        return Published.layerwise(Description.of(
                "factored",
                "fully connected map with weights of rank one for each pair of channels: no symmetry, few parameters",
                StartOptions.class));
    }

    @Override
    public Layer layer(StartOptions options, Place place) {
        Factors factors = new Factors(place);
        LinearMap.Blocks u = LinearMap.Blocks.of(
                place.name() + ".factored.u", place.inputChannels(), factors.inputs(), place.outputChannels());
        LinearMap.Blocks v = LinearMap.Blocks.of(
                place.name() + ".factored.v", place.outputChannels(), place.inputChannels(), factors.outputs());
        return new OnePath(
                new Path("factored", false, List.of(u, v)),
                List.of(
                        OnePath.weight(u, Start.preserving(factors.inputs())),
                        OnePath.bias(u),
                        OnePath.weight(v, options.start().mixing(place.inputChannels())),
                        OnePath.bias(v)),
                (sites, x) -> factors.apply(sites, u, v, x));
    }
}
