package org.erlangen.api.symmetry;

import org.erlangen.api.provider.Provider;

/** Provider of transformations: what acts, on which domain, with which learnable extents. */
public interface TransformationGroup<C extends Record> extends Provider<C> {
    /** The transformations that these options describe. */
    Transformations transformations(C options);
}
