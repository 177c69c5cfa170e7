package org.erlangen.inference.vi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erlangen.api.network.Network;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * What a divergence need not count: that posteriors know which hidden unit has which place, see {@link HiddenUnits}.
 *
 * @param tensors makes tensors
 * @param network whose units may change places
 * @param permutations how many random ones; 0 for no correction
 */
record PermutationCorrection(Tensors tensors, Network network, int permutations) {
    /** An estimate of it, from below in the mean. Units: nats. {@code count} is the number of samples of the weights. */
    Tensor information(Map<String, WeightBelief> beliefs, int count, Key key) {
        if (permutations == 0) {
            return tensors.scalar(0);
        }
        List<WeightPosterior> posteriors = new ArrayList<>();
        List<Tensor> samples = new ArrayList<>();
        beliefs.forEach((name, belief) -> {
            WeightPosterior posterior = belief.posterior();
            Shape shape = posterior.noiseShape().insert(0, count);
            posteriors.add(posterior);
            samples.add(posterior.sample(tensors.normal(key.fold(name), shape)));
        });
        HiddenUnits units = HiddenUnits.of(network);
        List<List<int[]>> places = new ArrayList<>();
        for (int i = 0; i < permutations; i++) {
            places.add(units.permutation(tensors, key.fold(i)));
        }
        return units.information(posteriors, samples, places);
    }
}
