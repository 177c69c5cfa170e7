package org.example.squeeze;

import java.util.List;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.PlaneGroup;

/** Stretches the plane along x and shrinks it along y by the same factor, so that areas stay as they are. */
public final class Squeeze implements PlaneGroup {
    @Override
    public Description<NoOptions> describe() {
        return Description.of("squeeze", "Area-preserving stretch of the plane.");
    }

    @Override
    public List<Generator> generators() {
        return List.of(Generator.ofPlane("stretch", Unit.LOG_SCALE, 1, 0, 0, -1));
    }
}
