package org.erlangen.groups.rotation.layer;

import org.erlangen.api.network.RelaxedLayer.Place;
import org.erlangen.api.tensor.Tensor;

/**
 * Where a layer on a group stands.
 *
 * @param place the place, its channels those of all elements
 * @param group the elements
 * @param name prefix of the names of maps
 */
record GroupPlace(Place place, LatticeGroup group, String name) {
    GroupPlace {
        if (place.inputChannels() % group.order() != 0 || place.outputChannels() % group.order() != 0) {
            throw new IllegalArgumentException(place.inputChannels() + " channels in and " + place.outputChannels()
                    + " out are not as many for each of " + group.order() + " elements");
        }
    }

    /** Features in. */
    int inputs() {
        return place.inputChannels() / group.order();
    }

    /** Features out. */
    int outputs() {
        return place.outputChannels() / group.order();
    }

    Frames frames() {
        return new Frames(group, place.inputSide());
    }

    /** Separates examples from what sites may have put in front of them. Shape: [..., C G, S, S] gives [N, C G, S, S]. */
    Tensor examples(Tensor x) {
        return x.reshape(-1, place.inputChannels(), place.inputSide(), place.inputSide());
    }

    /** From every frame back, then to the side that the place asks for, with one phase for all elements. Shape: [N, G, D, S, S] gives [N, D G, S', S']. */
    Tensor back(Tensor y) {
        return place.subsampled(frames().back(y, outputs()));
    }
}
