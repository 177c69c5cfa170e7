package org.erlangen.groups.affine;

import java.util.List;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.PlaneGroup;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * Scales along both axes. Extents: {@code scale.x} and {@code scale.y}, natural logarithms.
 */
public final class ScaleGroup implements PlaneGroup {
    /** Found by name through the service loader. */
    public ScaleGroup() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("scale", "scales of the image plane along x and y")
                .source(
                        "Tycho F.A. van der Ouderaa, Mark van der Wilk",
                        "Learning Invariant Weights in Neural Networks",
                        "UAI",
                        2022);
    }

    @Override
    public List<Generator> generators() {
        return List.of(Generators.scaleX("x"), Generators.scaleY("y"));
    }

    @Override
    public Tensor elements(Tensor coordinates, NamedTensors extents) {
        return AffineExponential.of(algebra(coordinates, extents));
    }
}
