package org.erlangen.groups.rotation;

import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.PointGroup;

/**
 * Rotations of points of the plane about the origin, SO(2), each set [n, 2] as a whole. Extent: {@code point-rotation.angle}, radians, at most pi.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 3.7.
 */
public final class PointRotationGroup implements PointGroup, PlaneRotation {
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
}
