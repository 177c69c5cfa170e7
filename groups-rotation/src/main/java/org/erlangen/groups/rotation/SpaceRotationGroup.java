package org.erlangen.groups.rotation;

import java.util.List;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.PointGroup;

/**
 * Rotations of space about the origin, SO(3), each set of points [n, 3] as a whole: {@code exp} of a rotation vector that is uniform in a box.
 * Extents: {@code space-rotation.x}, {@code .y} and {@code .z}, the largest part of the rotation vector along each axis, radians, at most pi.
 */
public final class SpaceRotationGroup implements PointGroup {
    /** Found by name through the service loader. */
    public SpaceRotationGroup() {}

    @Override
    public Description<NoOptions> describe() {
        return Description.of("space-rotation", "rotations of points of space about the origin")
                .source(
                        "Gregory Benton, Marc Finzi, Pavel Izmailov, Andrew Gordon Wilson",
                        "Learning Invariances in Neural Networks from Training Data",
                        "NeurIPS",
                        2020);
    }

    /** The matrices of {@code x -> e_i cross x}. */
    @Override
    public List<Generator> generators() {
        return List.of(about("x", 1, 2), about("y", 2, 0), about("z", 0, 1));
    }

    /** The turn from one axis to another. */
    private static Generator about(String name, int from, int to) {
        double[][] rows = new double[4][4];
        rows[from][to] = -1;
        rows[to][from] = 1;
        return Generator.of(name, Unit.RADIANS, rows).upTo(Math.PI);
    }
}
