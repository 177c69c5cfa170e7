package org.erlangen.groups.rotation.layer;

import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.provider.Description;

/** A convolution of 3 by 3 on the group of shifts of a torus and quarter turns, perhaps with reflections: commutes with all of them. */
public final class GroupConvolutionLayer implements RelaxedLayer<GroupConvolutionOptions> {
    /** Found by name through the service loader. */
    public GroupConvolutionLayer() {}

    @Override
    public Description<GroupConvolutionOptions> describe() {
        return Published.layerwise(Published.groups(Description.of(
                "group-convolution",
                "convolution on shifts and quarter turns: strictly equivariant to both",
                GroupConvolutionOptions.class)));
    }

    @Override
    public int elements(GroupConvolutionOptions options) {
        return options.group().order();
    }

    @Override
    public Layer layer(GroupConvolutionOptions options, Place place) {
        return options.mixing().layer(new GroupPlace(place, options.group(), place.name() + ".group-convolution"));
    }
}
