package org.erlangen.groups.affine.layer;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.provider.Description;

/** A weight for each pair of positions and of channels: {@code y[d, t] = b[d, t] + sum_cp W[(d, t), (c, p)] x[c, p]}. */
public final class FullyConnectedLayer implements RelaxedLayer<StartOptions> {
    /** The provider. */
    public FullyConnectedLayer() {}

    @Override
    public Description<StartOptions> describe() {
        return Published.layerwise(Description.of(
                "fc", "fully connected map between grids: no symmetry, many parameters", StartOptions.class));
    }

    @Override
    public Layer layer(StartOptions options, Place place) {
        int inputs = place.inputChannels() * place.inputSide() * place.inputSide();
        int outputs = place.outputChannels() * place.outputSide() * place.outputSide();
        LinearMap.Dense map = LinearMap.Dense.of(place.name() + ".fc", inputs, outputs);
        return new OnePath(
                new Path("fc", false, List.of(map)),
                List.of(OnePath.weight(map, options.start().dense(inputs)), OnePath.bias(map)),
                (sites, x) -> sites.dense(map, x.reshape(-1, inputs))
                        .reshape(-1, place.outputChannels(), place.outputSide(), place.outputSide()));
    }
}
