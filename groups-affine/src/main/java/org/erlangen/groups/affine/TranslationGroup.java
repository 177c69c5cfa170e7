package org.erlangen.groups.affine;

import java.util.List;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.PlaneGroup;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * Translations. Extents: {@code translation.x} and {@code translation.y}, half widths of the image.
 */
public final class TranslationGroup implements PlaneGroup {
    /** Found by name through the service loader. */
    public TranslationGroup() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("translation", "translations of the image plane")
                .source(
                        "Tycho F.A. van der Ouderaa, Mark van der Wilk",
                        "Learning Invariant Weights in Neural Networks",
                        "UAI",
                        2022);
    }

    @Override
    public List<Generator> generators() {
        return List.of(Generators.translationX("x"), Generators.translationY("y"));
    }

    @Override
    public Tensor elements(Tensor coordinates, NamedTensors extents) {
        return AffineExponential.ofTranslation(algebra(coordinates, extents));
    }
}
