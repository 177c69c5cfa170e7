package org.erlangen.host.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Drawn elements of several groups, which act one after the other in the order of the experiment.
 *
 * @param groups what acts, each with its elements [G, ...]
 * @param samples number S of samples of each set; G is a multiple of it
 */
record GroupAction(List<Drawn> groups, int samples) {
    /**
     * One group's elements.
     *
     * @param transformations how they act
     * @param elements shape [G, ...]
     */
    record Drawn(Transformations transformations, Tensor elements) {}

    GroupAction {
        groups = List.copyOf(groups);
    }

    /** {@code sets} sets of elements of each group. */
    static GroupAction draw(
            Tensors tensors, Map<String, Transformations> groups, NamedTensors eta, Draw draw, int sets) {
        List<Drawn> drawn = groups.entrySet().stream()
                .map(group -> drawn(tensors, group.getKey(), group.getValue(), eta, draw, sets))
                .toList();
        return new GroupAction(drawn, draw.samples());
    }

    private static Drawn drawn(
            Tensors tensors, String name, Transformations transformations, NamedTensors eta, Draw draw, int sets) {
        Tensor coordinates = draw.coordinates(tensors, name, sets, transformations.dimension());
        return new Drawn(transformations, transformations.elements(coordinates, extents(transformations, eta)));
    }

    private static NamedTensors extents(Transformations transformations, NamedTensors eta) {
        Map<String, Tensor> extents = new LinkedHashMap<>();
        for (Hyperparameter extent : transformations.extents()) {
            extents.put(extent.name(), eta.get(extent.name()));
        }
        return NamedTensors.of(extents);
    }

    /** All groups acting in turn. Shape: x [B, ...], G a multiple of B; result [G, ...]. */
    Tensor act(Tensor x) {
        Tensor moved = x;
        for (Drawn group : groups) {
            moved = group.transformations().act(group.elements(), moved);
        }
        return moved;
    }

    /** The adjoint of {@link #act} for images: {@code R(T_g)^T x}. Shape: x [1, ...] or [G, ...]; result [G, ...]. */
    Tensor actAdjoint(Tensor x) {
        int count = groups.get(0).elements().shape().size(0);
        Tensor cotangent = x.broadcastTo(x.shape().with(0, count));
        return x.tensors().pullback(this::act, x.tensors().zerosLike(cotangent), cotangent);
    }
}
