package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.plugins.pictures.FilterBankOptions;

/**
 * Filters with their transformed copies, as numbers.
 *
 * @param fit the fit that they are from
 * @param extents what the extents are, those of groups of the plane
 * @param leading the largest extent, by which the copies are ordered
 * @param rows one per filter: its index, and the filter followed by its copies, each row-major
 * @param steps how far each copy goes along the leading extent
 * @param side rows and columns of a filter
 */
public record FilterBank(
        String fit, List<Extent> extents, Optional<Extent> leading, List<Row> rows, List<Double> steps, int side) {
    public FilterBank {
        extents = List.copyOf(extents);
        rows = List.copyOf(rows);
        steps = List.copyOf(steps);
    }

    /**
     * An extent and its value.
     *
     * @param meaning the hyperparameter
     * @param value its value
     */
    public record Extent(Hyperparameter meaning, double value) {}

    /**
     * A filter and its copies.
     *
     * @param filter its index in the network
     * @param images the filter, then its copies, each of side x side numbers
     */
    public record Row(int filter, List<List<Double>> images) {}

    /** The filters of a run's best fit. Errors: {@link ErlangenException} when they are not of an image's size. */
    public static FilterBank of(RunEvent.RunEnded ended, FilterBankOptions options) {
        Network network = ended.problem().network();
        int side = Pictures.side(network);
        if (side == 0) {
            throw new ErlangenException(
                    ErlangenException.Kind.CONFIGURATION,
                    "reports",
                    "'filter-bank' has nothing to draw, since the network's first weights are no square images",
                    "",
                    "Leave it out, or use the network 'shallow'");
        }
        NamedTensors parameters = ended.estimation().parameters(ended.state());
        NamedTensors eta = ended.estimation().hyperparameters(ended.state());
        LinearMap.Dense first = (LinearMap.Dense) network.maps().get(0);
        int[] chosen = strongest(parameters, first, network.readout(), options.filters());
        Tensor filters = parameters
                .get(first.weight())
                .take(0, chosen)
                .reshape(chosen.length, -1, side, side)
                .mean(1)
                .expand(1);
        Orbit orbit = Orbit.of(
                ended.transformations(), eta, ended.problem().tensors(), Key.ofSeed(options.seed()), options.samples());
        Tensor copies = orbit.act(filters);
        return new FilterBank(
                ended.fit(), orbit.extents(), orbit.leading(), rows(chosen, filters, copies), orbit.steps(), side);
    }

    /** Filters by the size of their own weights times that of what leaves them, largest first. */
    private static int[] strongest(NamedTensors parameters, LinearMap.Dense first, LinearMap.Dense readout, int count) {
        Tensor size = parameters.get(first.weight()).square().sum(1);
        if (readout.inputs() == first.outputs()) {
            size = size.multiply(parameters.get(readout.weight()).square().sum(0));
        }
        double[] sizes = size.toDoubles();
        return IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> -sizes[index]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<Row> rows(int[] chosen, Tensor filters, Tensor copies) {
        int size = filters.shape().size(2) * filters.shape().size(3);
        int samples = copies.shape().size(0) / chosen.length;
        double[] originals = filters.toDoubles();
        double[] moved = copies.toDoubles();
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < chosen.length; row++) {
            List<List<Double>> images = new ArrayList<>();
            images.add(image(originals, row * size, size));
            for (int sample = 0; sample < samples; sample++) {
                images.add(image(moved, (row * samples + sample) * size, size));
            }
            rows.add(new Row(chosen[row], images));
        }
        return rows;
    }

    private static List<Double> image(double[] numbers, int from, int size) {
        return IntStream.range(from, from + size).mapToObj(i -> numbers[i]).toList();
    }
}
