package org.erlangen.groups.rotation.layer;

import org.erlangen.api.provider.Description;

/** Where the layers come from. */
final class Published {
    private Published() {}

    static <C extends Record> Description<C> groups(Description<C> description) {
        return description.source(
                "Taco S. Cohen, Max Welling", "Group Equivariant Convolutional Networks", "ICML", 2016);
    }

    static <C extends Record> Description<C> layerwise(Description<C> description) {
        return description.source(
                "Tycho F.A. van der Ouderaa, Alexander Immer, Mark van der Wilk",
                "Learning Layer-wise Equivariances Automatically using Gradients",
                "NeurIPS",
                2023);
    }
}
