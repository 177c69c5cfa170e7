package org.erlangen.groups.rotation;

import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;

/**
 * Rotations of points of the plane about the origin, SO(2), each set [n, 2] as a whole. Extent: {@code point-rotation.angle}, radians, at most pi.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 3.7.
 */
public final class PointRotationGroup implements TransformationGroup<NoOptions>, PlaneRotation {
    /** Found by name through the service loader. */
    public PointRotationGroup() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("point-rotation", "rotations of points of the plane about the origin")
                .source(
                        "A. Immer, T. F. A. van der Ouderaa, G. Rätsch, V. Fortuin and M. van der Wilk",
                        "Invariance Learning in Deep Neural Networks with Differentiable Laplace Approximations",
                        "NeurIPS",
                        2022);
    }

    @Override
    public String name() {
        return describe().name();
    }

    @Override
    public Domain domain() {
        return Domain.POINTS;
    }

    @Override
    public Transformations transformations(NoOptions options) {
        return this;
    }
}
