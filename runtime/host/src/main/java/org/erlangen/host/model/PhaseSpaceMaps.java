package org.erlangen.host.model;

import java.util.function.UnaryOperator;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/** Drawn elements of phase space as the maps over which an energy is averaged. */
final class PhaseSpaceMaps {
    private PhaseSpaceMaps() {}

    /** {@code sets} sets of maps; each element of a set composes one element of every group. Shape: {@code state} is [M]. */
    static Symmetrisation of(GroupAction action, int sets, Shape state) {
        int size = state.size(0);
        return action.groups().stream().allMatch(drawn -> areMatrices(drawn.elements(), size))
                ? affine(action, sets, size)
                : new Symmetrisation.Flows(action.samples(), flows(action, sets, size));
    }

    private static boolean areMatrices(Tensor elements, int size) {
        Shape shape = elements.shape();
        return shape.rank() == 3 && shape.size(1) == size + 1 && shape.size(2) == size + 1;
    }

    private static Symmetrisation affine(GroupAction action, int sets, int size) {
        Tensor maps = action.groups().get(0).elements();
        for (GroupAction.Drawn next : action.groups().subList(1, action.groups().size())) {
            maps = next.elements().matmul(maps);
        }
        Tensor rows = maps.slice(1, 0, size);
        return new Symmetrisation.Affine(
                rows.slice(2, 0, size).reshape(sets, -1, size, size),
                rows.slice(2, size, size + 1).reshape(sets, -1, size));
    }

    /** All states of a set share its elements, so each state is given a copy of them. */
    private static UnaryOperator<Tensor> flows(GroupAction action, int sets, int size) {
        return x -> {
            int batch = x.shape().size(1);
            Tensor moved = x.reshape(sets * batch, size);
            for (GroupAction.Drawn drawn : action.groups()) {
                moved = drawn.transformations().act(repeated(drawn.elements(), sets, batch), moved);
            }
            return moved.reshape(sets, -1, size);
        };
    }

    /** Shape: [sets S, ...] gives [sets batch S, ...]. */
    private static Tensor repeated(Tensor elements, int sets, int batch) {
        Shape element = elements.shape().without(0);
        int samples = elements.shape().size(0) / sets;
        Shape wide = Shape.of(sets, batch, samples).append(element);
        return elements.reshape(Shape.of(sets, 1, samples).append(element))
                .broadcastTo(wide)
                .reshape(Shape.of(sets * batch * samples).append(element));
    }
}
