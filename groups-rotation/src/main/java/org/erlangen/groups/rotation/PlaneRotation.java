package org.erlangen.groups.rotation;

import java.util.List;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * SO(2) in homogeneous coordinates, by one angle: {@code exp(a J) = I + sin(a) J + (1 - cos(a)) J^2}, exact to rounding for every angle.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 2.
 */
interface PlaneRotation extends LieGroup {
    /** Beyond half a turn either way the interval would wrap and weigh angles unevenly. */
    @Override
    default List<Generator> generators() {
        return List.of(Generator.ofPlane("angle", Unit.RADIANS, 0, -1, 1, 0).upTo(Math.PI));
    }

    /** Shape: coordinates [G, 1]; result [G, 3, 3]. */
    @Override
    default Tensor elements(Tensor coordinates, NamedTensors extents) {
        Tensors tensors = coordinates.tensors();
        Tensor angle = coordinates.multiply(extents.get(name() + ".angle")).reshape(-1, 1, 1);
        Tensor turn = tensors.of(Shape.of(1, 3, 3), coordinates.precision(), 0, -1, 0, 1, 0, 0, 0, 0, 0);
        Tensor turnTwice = tensors.of(Shape.of(1, 3, 3), coordinates.precision(), -1, 0, 0, 0, -1, 0, 0, 0, 0);
        return tensors.identity(3, coordinates.precision())
                .add(angle.sin().multiply(turn))
                .add(angle.cos().negate().add(1).multiply(turnTwice));
    }
}
