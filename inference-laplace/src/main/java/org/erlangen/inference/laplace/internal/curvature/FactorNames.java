package org.erlangen.inference.laplace.internal.curvature;

import org.erlangen.api.network.LinearMap;

/**
 * Names of a map's Kronecker factors among the statistics.
 *
 * @param inputs of A, the mean second moment of what enters
 * @param outputs of G, the summed second moment of the gradients by what leaves
 */
record FactorNames(String inputs, String outputs) {
    private static final String INPUTS = ".inputs";

    static FactorNames of(LinearMap map) {
        return new FactorNames(map.name() + INPUTS, map.name() + ".outputs");
    }

    /** Whether a statistic is a factor that does not depend on the loss. */
    static boolean isOfInputs(String statistic) {
        return statistic.endsWith(INPUTS);
    }
}
