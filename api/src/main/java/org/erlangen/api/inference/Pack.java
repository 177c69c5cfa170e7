package org.erlangen.api.inference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * Tensors that are treated as one: what is done to each element alike costs one call for many small tensors and not one for each.
 *
 * @param names of the tensors
 * @param shapes of the tensors
 */
record Pack(List<String> names, List<Shape> shapes) {
    /** Larger tensors are not worth a copy. */
    private static final int LARGEST = 1 << 14;

    Pack {
        names = List.copyOf(names);
        shapes = List.copyOf(shapes);
    }

    /** Small tensors together, by precision; large ones alone. */
    static List<Pack> of(NamedTensors tensors) {
        List<Pack> packs = new ArrayList<>();
        Map<Precision, List<String>> small = new EnumMap<>(Precision.class);
        for (String name : tensors.names()) {
            Tensor tensor = tensors.get(name);
            if (tensor.shape().elements() > LARGEST) {
                packs.add(of(tensors, List.of(name)));
            } else {
                small.computeIfAbsent(tensor.precision(), precision -> new ArrayList<>())
                        .add(name);
            }
        }
        small.values().forEach(names -> packs.add(of(tensors, names)));
        return packs;
    }

    private static Pack of(NamedTensors tensors, List<String> names) {
        return new Pack(
                names, names.stream().map(name -> tensors.get(name).shape()).toList());
    }

    /** The elements of all tensors of these names behind a prefix; of a single one, in its shape. */
    Tensor joined(NamedTensors tensors, String prefix) {
        List<Tensor> parts =
                names.stream().map(name -> tensors.get(prefix + name)).toList();
        return parts.size() == 1
                ? parts.get(0)
                : parts.get(0)
                        .tensors()
                        .concatenate(
                                0, parts.stream().map(part -> part.reshape(-1)).toList());
    }

    /** Puts each tensor under its name behind a prefix. */
    void part(Tensor joined, String prefix, Map<String, Tensor> into) {
        if (names.size() == 1) {
            into.put(prefix + names.get(0), joined);
            return;
        }
        int from = 0;
        for (int i = 0; i < names.size(); i++) {
            int to = from + shapes.get(i).elements();
            into.put(prefix + names.get(i), joined.slice(0, from, to).reshape(shapes.get(i)));
            from = to;
        }
    }
}
