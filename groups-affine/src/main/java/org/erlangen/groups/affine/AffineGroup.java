package org.erlangen.groups.affine;

import java.util.List;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.PlaneGroup;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * All affine maps of the image plane near the identity. Extents: {@code affine.translation-x}, {@code affine.translation-y} (half widths), {@code
 * affine.rotation} (radians, at most pi), {@code affine.scale-x}, {@code affine.scale-y} (natural logarithms), {@code affine.shear}
 * (hyperbolic angle).
 *
 * <p>Source: docs/methods/invariant-weights.md, section 2.
 */
public final class AffineGroup implements PlaneGroup {
    /** Found by name through the service loader. */
    public AffineGroup() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("affine", "translations, rotations, scales and shears of the image plane")
                .source(
                        "Tycho F.A. van der Ouderaa, Mark van der Wilk",
                        "Learning Invariant Weights in Neural Networks",
                        "UAI",
                        2022);
    }

    @Override
    public List<Generator> generators() {
        return List.of(
                Generators.translationX("translation-x"),
                Generators.translationY("translation-y"),
                Generators.rotation("rotation"),
                Generators.scaleX("scale-x"),
                Generators.scaleY("scale-y"),
                Generators.shear("shear"));
    }

    @Override
    public Tensor elements(Tensor coordinates, NamedTensors extents) {
        return AffineExponential.of(algebra(coordinates, extents));
    }
}
