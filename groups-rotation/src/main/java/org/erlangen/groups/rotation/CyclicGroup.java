package org.erlangen.groups.rotation;

import org.erlangen.api.provider.Description;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;

/** Turns of the plane by equal parts of a full one: {@code C_n}. Element k is the turn by k parts. */
public final class CyclicGroup implements TransformationGroup<FiniteOptions> {
    /** Found by name through the service loader. */
    public CyclicGroup() {}

    @Override
    public Description<FiniteOptions> describe() {
        return Description.of("cyclic", "turns of the plane by equal parts of a full one", FiniteOptions.class)
                .source("Taco S. Cohen, Max Welling", "Group Equivariant Convolutional Networks", "ICML", 2016);
    }

    @Override
    public Transformations transformations(FiniteOptions options) {
        return PolygonGroup.of(options, false);
    }
}
