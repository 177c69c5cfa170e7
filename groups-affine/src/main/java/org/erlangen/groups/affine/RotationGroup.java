package org.erlangen.groups.affine;

import java.util.List;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.PlaneGroup;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * Rotations about the image's centre. Extent: {@code rotation.angle}, radians, at most pi.
 */
public final class RotationGroup implements PlaneGroup {
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

    @Override
    public List<Generator> generators() {
        return List.of(Generators.rotation("angle"));
    }

    @Override
    public Tensor elements(Tensor coordinates, NamedTensors extents) {
        return AffineExponential.of(algebra(coordinates, extents));
    }
}
