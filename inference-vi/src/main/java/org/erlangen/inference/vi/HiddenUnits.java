package org.erlangen.inference.vi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Hidden units that may change places: rows of one weight together with columns of the next. A posterior q averaged over all places says the same of the
 * function but knows less of the weights: {@code KL(mean_g q(g W) || p) = KL(q || p) - I} with {@code I = E_q [log q(W) - log mean_g q(g W)]}, at most the
 * logarithm of the number of permutations. Random permutations bound I from below, so that the evidence's bound stays one.
 *
 * <p>Source: Y. Gelberg et al., "Variational inference failures under model symmetries", 2024; docs/methods/noethers-razor.md.
 *
 * @param units of each map but the last, in order of application
 */
record HiddenUnits(List<Integer> units) {
    HiddenUnits {
        units = List.copyOf(units);
    }

    /** Those of a network whose units are interchangeable. */
    static HiddenUnits of(Network network) {
        List<LinearMap> maps = network.maps();
        return new HiddenUnits(maps.subList(0, maps.size() - 1).stream()
                .map(map -> ((LinearMap.Dense) map).outputs())
                .toList());
    }

    /** A random place for each unit of each hidden layer. */
    List<int[]> permutation(Tensors tensors, Key key) {
        List<int[]> places = new ArrayList<>();
        for (int layer = 0; layer < units.size(); layer++) {
            double[] order =
                    tensors.uniform(key.fold(layer), Shape.of(units.get(layer))).toDoubles();
            places.add(IntStream.range(0, order.length)
                    .boxed()
                    .sorted((i, j) -> Double.compare(order[i], order[j]))
                    .mapToInt(Integer::intValue)
                    .toArray());
        }
        return places;
    }

    /**
     * The bound of I by the identity and some permutations, a mean over samples. Units: nats, from 0 to the logarithm of their number.
     *
     * @param posteriors of the weights, in order of application
     * @param samples of the weights as matrices [R, K, H]; columns beyond a layer's units are biases and stay
     */
    Tensor information(List<WeightPosterior> posteriors, List<Tensor> samples, List<List<int[]>> permutations) {
        Tensor own = logDensity(posteriors, samples);
        List<Tensor> all = new ArrayList<>(List.of(own));
        permutations.forEach(places -> all.add(logDensity(posteriors, moved(samples, places))));
        Tensor mean = own.tensors().stack(0, all).logSumExp(0).subtract(Math.log(all.size()));
        return own.subtract(mean).meanAll();
    }

    /** {@code log q} of samples. Shape: [R, K, H] gives [R]. Units: nats. */
    static Tensor logDensity(List<WeightPosterior> posteriors, List<Tensor> samples) {
        return IntStream.range(0, posteriors.size())
                .mapToObj(layer -> posteriors.get(layer).logDensity(samples.get(layer)))
                .reduce(Tensor::add)
                .orElseThrow();
    }

    /** Samples with rows, and columns of the next weight, at other places. */
    static List<Tensor> moved(List<Tensor> samples, List<int[]> places) {
        List<Tensor> moved = new ArrayList<>();
        for (int layer = 0; layer < samples.size(); layer++) {
            Tensor weight = samples.get(layer);
            Tensor rows = layer < places.size() ? weight.take(1, places.get(layer)) : weight;
            moved.add(layer == 0 ? rows : columns(rows, places.get(layer - 1)));
        }
        return moved;
    }

    private static Tensor columns(Tensor weight, int[] places) {
        int all = weight.shape().size(2);
        int[] order = IntStream.range(0, all)
                .map(column -> column < places.length ? places[column] : column)
                .toArray();
        return weight.take(2, order);
    }
}
