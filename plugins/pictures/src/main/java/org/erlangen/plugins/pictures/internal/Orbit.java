package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Samples of the groups of the plane at given extents, in the order of the coordinate whose extent is the largest. */
final class Orbit {
    private final List<Samples> groups;
    private final NamedTensors eta;
    private final int count;

    private Orbit(List<Samples> groups, NamedTensors eta, int count) {
        this.groups = groups;
        this.eta = eta;
        this.count = count;
    }

    /** {@code count} stratified samples of each group that acts on the plane. */
    static Orbit of(
            Map<String, Transformations> transformations, NamedTensors eta, Tensors tensors, Key key, int count) {
        List<Samples> groups = new ArrayList<>();
        transformations.forEach((name, group) -> {
            if (group.domain() == Domain.IMAGE_PLANE) {
                double[] drawn = Sampling.STRATIFIED
                        .draw(tensors, key.fold(name), 1, count, group.dimension())
                        .toDoubles();
                groups.add(new Samples(group, sorted(drawn, group.dimension(), largest(group, eta))));
            }
        });
        return new Orbit(groups, eta, count);
    }

    /** All extents with their values. */
    List<FilterBank.Extent> extents() {
        List<FilterBank.Extent> all = new ArrayList<>();
        for (Samples samples : groups) {
            for (Hyperparameter extent : samples.group().extents()) {
                all.add(new FilterBank.Extent(extent, value(extent, eta)));
            }
        }
        return all;
    }

    /** The extent that orders the samples, if any group has one. */
    Optional<FilterBank.Extent> leading() {
        return extents().stream().max(Comparator.comparingDouble(FilterBank.Extent::value));
    }

    /** How far each sample goes along the leading extent, in its unit; empty when no group has extents. */
    List<Double> steps() {
        List<Double> steps = new ArrayList<>();
        leading().ifPresent(leading -> {
            for (Samples samples : groups) {
                int axis = samples.group().extents().indexOf(leading.meaning());
                if (axis >= 0) {
                    samples.coordinates().forEach(row -> steps.add(row.get(axis) * leading.value()));
                }
            }
        });
        return steps;
    }

    /** Each filter moved by each sample, one group after the other. Shape: [R, 1, h, w] gives [R S, 1, h, w], S = 0 without a group. */
    Tensor act(Tensor filters) {
        if (groups.isEmpty()) {
            return filters.slice(0, 0, 0);
        }
        int rows = filters.shape().size(0);
        Tensor moved = filters;
        for (Samples samples : groups) {
            int dimension = samples.group().dimension();
            Tensor one = filters.tensors().of(Shape.of(1, count, dimension), filters.precision(), samples.flat());
            Tensor coordinates =
                    one.broadcastTo(Shape.of(rows, count, dimension)).reshape(rows * count, dimension);
            moved = samples.group().act(samples.group().elements(coordinates, eta), moved);
        }
        return moved;
    }

    private static double value(Hyperparameter extent, NamedTensors eta) {
        return eta.get(extent.name()).item();
    }

    private static int largest(Transformations group, NamedTensors eta) {
        return IntStream.range(0, group.extents().size())
                .boxed()
                .max(Comparator.comparingDouble(axis -> value(group.extents().get(axis), eta)))
                .orElse(0);
    }

    private static List<List<Double>> sorted(double[] flat, int dimension, int axis) {
        return IntStream.range(0, flat.length / dimension)
                .mapToObj(sample -> IntStream.range(0, dimension)
                        .mapToObj(i -> flat[sample * dimension + i])
                        .toList())
                .sorted(Comparator.comparingDouble(row -> row.get(axis)))
                .toList();
    }

    /**
     * Samples of one group.
     *
     * @param group the group
     * @param coordinates base coordinates, one row per sample
     */
    private record Samples(Transformations group, List<List<Double>> coordinates) {
        double[] flat() {
            return coordinates.stream()
                    .flatMap(List::stream)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }
}
