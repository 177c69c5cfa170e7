package org.erlangen.groups.rotation;

import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.PlaneGroup;

/**
 * Rotations about the image's centre, SO(2). Extent: {@code rotation.angle}, radians, at most pi.
 */
public final class RotationGroup implements PlaneGroup, PlaneRotation {
    /** Found by name through the service loader. */
    public RotationGroup() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("rotation", "rotations of the image plane about its centre")
                .source(
                        "Tycho F.A. van der Ouderaa, Mark van der Wilk",
                        "Learning Invariant Weights in Neural Networks",
                        "UAI",
                        2022);
    }
}
