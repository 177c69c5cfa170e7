package org.erlangen.groups.affine.layer;

import org.erlangen.api.provider.Description;

/** Where the layers come from. */
final class Published {
    private Published() {}

    static <C extends Record> Description<C> layerwise(Description<C> description) {
        return description.source(
                "T. F. A. van der Ouderaa, A. Immer and M. van der Wilk",
                "Learning Layer-wise Equivariances Automatically using Gradients",
                "NeurIPS",
                2023);
    }
}
