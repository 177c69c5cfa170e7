package org.erlangen.groups.rotation;

import org.erlangen.api.provider.Description;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;

/** Turns of the plane by equal parts of a full one, and reflections: {@code D_n}. Element {@code k + n s} reflects s times, then turns by k parts. */
public final class DihedralGroup implements TransformationGroup<FiniteOptions> {
    /** Found by name through the service loader. */
    public DihedralGroup() {}

    @Override
    public Description<FiniteOptions> describe() {
        return Description.of(
                        "dihedral",
                        "turns of the plane by equal parts of a full one, and reflections",
                        FiniteOptions.class)
                .source("Taco S. Cohen, Max Welling", "Group Equivariant Convolutional Networks", "ICML", 2016);
    }

    @Override
    public Transformations transformations(FiniteOptions options) {
        return PolygonGroup.of(options, true);
    }
}
