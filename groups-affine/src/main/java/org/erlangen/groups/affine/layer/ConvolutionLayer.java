package org.erlangen.groups.affine.layer;

import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.ConvolutionGeometry;

/** A convolution of 3 by 3 on a torus, with a bias per channel: commutes with every shift. */
public final class ConvolutionLayer implements RelaxedLayer<NoOptions> {
    /** The side of the kernel. */
    static final int SIDE = 3;

    /** The provider. */
    public ConvolutionLayer() {}

    @Override
    public Description<NoOptions> describe() {
        return Published.layerwise(
                Description.of("convolution", "circular convolution of 3 by 3: strictly equivariant to shifts"));
    }

    /** A convolution on the torus, at every position. */
    static LinearMap.Convolution map(String name, Place place) {
        return LinearMap.Convolution.of(
                name, place.inputChannels(), place.outputChannels(), SIDE, ConvolutionGeometry.onTorus(1));
    }

    @Override
    public Layer layer(NoOptions options, Place place) {
        LinearMap.Convolution map = map(place.name() + ".convolution", place);
        double bound = Start.rectified(SIDE * SIDE * place.inputChannels());
        return new OnePath(
                new Path("convolution", true, List.of(map)),
                List.of(OnePath.weight(map, bound), OnePath.bias(map)),
                (sites, x) -> place.subsampled(sites.convolution(map, x)));
    }
}
