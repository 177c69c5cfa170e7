package org.erlangen.plugins.networks;

import java.util.List;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** A layer on quarter turns with the parameters of a pointwise convolution, to be counted only. */
final class PointwiseCount implements RelaxedLayer<NoOptions> {
    @Override
    public Description<NoOptions> describe() {
        return Description.of("pointwise", "counts");
    }

    @Override
    public int elements(NoOptions options) {
        return 4;
    }

    @Override
    public Layer layer(NoOptions options, Place place) {
        int inputs = place.inputChannels() / 4;
        int outputs = place.outputChannels() / 4;
        return new Layer() {
            @Override
            public List<Path> paths() {
                return List.of(new Path("pointwise", true, List.of()));
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(
                        new Parameter(place.name() + ".w", Shape.of(outputs, inputs, 3, 3), Initialiser.zeros()),
                        new Parameter(place.name() + ".b", Shape.of(outputs), Initialiser.zeros()));
            }

            @Override
            public Tensor apply(Sites sites, Tensor x) {
                throw new UnsupportedOperationException("counted only");
            }
        };
    }
}
