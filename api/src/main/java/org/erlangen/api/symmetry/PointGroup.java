package org.erlangen.api.symmetry;

import org.erlangen.api.provider.NoOptions;

/**
 * A Lie group of sets of points as a plugin without options: write {@link #describe()} and {@link #generators()}, in homogeneous coordinates, and
 * sampling, action, extents, configuration and listing follow.
 */
public interface PointGroup extends TransformationGroup<NoOptions>, LieGroup {
    @Override
    default String name() {
        return describe().name();
    }

    @Override
    default Domain domain() {
        return Domain.POINTS;
    }

    @Override
    default Transformations transformations(NoOptions options) {
        return this;
    }
}
