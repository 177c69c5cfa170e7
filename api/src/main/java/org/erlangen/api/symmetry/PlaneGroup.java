package org.erlangen.api.symmetry;

import org.erlangen.api.provider.NoOptions;

/**
 * A Lie group of the image plane as a plugin without options: write {@link #describe()} and {@link #generators()}, and sampling,
 * action, extents, configuration and listing follow.
 */
public interface PlaneGroup extends TransformationGroup<NoOptions>, LieGroup {
    @Override
    default String name() {
        return describe().name();
    }

    @Override
    default Domain domain() {
        return Domain.IMAGE_PLANE;
    }

    @Override
    default Transformations transformations(NoOptions options) {
        return this;
    }
}
