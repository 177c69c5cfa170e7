package org.erlangen.api.network;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.network.RelaxedLayer.Path;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * How much of a block the data determine through one of its paths.
 *
 * <p>Source: van der Ouderaa, Immer and van der Wilk, "Learning Layer-wise Equivariances Automatically using Gradients", NeurIPS 2023, table 3.
 *
 * @param block the block's name
 * @param path the path's name
 * @param strict whether the path is strictly symmetric
 * @param effective effective number of parameters over their number, in [0, 1]: the mean over the path's weights, biases left out
 * @param relative {@code effective} over the sum of all paths of the block, in [0, 1]
 */
public record PathShare(String block, String path, boolean strict, double effective, double relative) {
    /** The shares of all paths of a network, from effective numbers of parameters: of each parameter one number, or one for each element. */
    public static List<PathShare> of(Network network, NamedTensors effectiveParameters) {
        List<PathShare> shares = new ArrayList<>();
        network.paths().forEach((block, paths) -> {
            double[] effective = paths.stream()
                    .mapToDouble(path -> effective(network, path, effectiveParameters))
                    .toArray();
            double sum = 0;
            for (double each : effective) {
                sum += each;
            }
            for (int i = 0; i < effective.length; i++) {
                Path path = paths.get(i);
                double relative = sum > 0 ? effective[i] / sum : 0;
                shares.add(new PathShare(block, path.name(), path.strict(), effective[i], relative));
            }
        });
        return List.copyOf(shares);
    }

    private static double effective(Network network, Path path, NamedTensors effectiveParameters) {
        return path.maps().stream()
                .mapToDouble(map -> {
                    Tensor gamma = effectiveParameters.get(map.weight());
                    return gamma.sumAll().item() / elements(network, map);
                })
                .average()
                .orElse(0);
    }

    private static int elements(Network network, LinearMap map) {
        return network.parameters().stream()
                .filter(parameter -> parameter.name().equals(map.weight()))
                .mapToInt(parameter -> parameter.shape().elements())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the network has no parameter '" + map.weight() + "'"));
    }
}
