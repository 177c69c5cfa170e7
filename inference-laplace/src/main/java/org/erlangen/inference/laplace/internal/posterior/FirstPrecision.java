package org.erlangen.inference.laplace.internal.posterior;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.option.LaplaceOptions;

/**
 * The prior precisions that a fit starts with: a symmetry is presumed where paths that break it start with a higher one.
 *
 * <p>Source: Finzi, Benton and Wilson, "Residual Pathway Priors for Soft Equivariance Constraints", NeurIPS 2021;
 * docs/methods/layerwise-equivariance.md, section 10.
 *
 * @param strict of parameters of strict paths, and of those of no path
 * @param factor of a parameter of another path, as a multiple of it
 * @param relaxing names of those paths' parameters
 */
public record FirstPrecision(double strict, double factor, Set<String> relaxing) {
    public FirstPrecision {
        relaxing = Set.copyOf(relaxing);
    }

    /** Those that options ask for. */
    public static FirstPrecision of(LaplaceOptions options, Network network) {
        return new FirstPrecision(options.priorPrecision(), options.relaxationFactor(), parameters(network));
    }

    /** Whether a network has paths that are not strict. */
    public static boolean relaxes(Network network) {
        return !parameters(network).isEmpty();
    }

    /** The precision of a parameter. */
    public double of(Role role) {
        return relaxing.contains(role.parameter()) ? strict * factor : strict;
    }

    private static Set<String> parameters(Network network) {
        return network.paths().values().stream()
                .flatMap(Collection::stream)
                .filter(path -> !path.strict())
                .map(RelaxedLayer.Path::maps)
                .flatMap(Collection::stream)
                .flatMap(FirstPrecision::parameters)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> parameters(LinearMap map) {
        return map.biased() ? Stream.of(map.weight(), map.bias()) : Stream.of(map.weight());
    }
}
