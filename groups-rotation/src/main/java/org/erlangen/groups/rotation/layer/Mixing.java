package org.erlangen.groups.rotation.layer;

import org.erlangen.api.network.RelaxedLayer.Layer;

/** What a group convolution mixes with what. */
public enum Mixing {
    /** Each element's channels with themselves only: as few parameters as an ordinary convolution. */
    POINTWISE {
        @Override
        Layer layer(GroupPlace place) {
            return Convolutions.pointwise(place);
        }
    },
    /** All elements' channels in one step. */
    FULL {
        @Override
        Layer layer(GroupPlace place) {
            return Convolutions.full(place);
        }
    },
    /** First positions, channel by channel, then all elements' channels. */
    SEPARABLE {
        @Override
        Layer layer(GroupPlace place) {
            return Separable.mixing(place);
        }
    },
    /** First positions, then elements, both channel by channel, then channels. */
    DEPTHWISE_SEPARABLE {
        @Override
        Layer layer(GroupPlace place) {
            return Separable.depthwise(place);
        }
    };

    /** The layer at a place. */
    abstract Layer layer(GroupPlace place);
}
