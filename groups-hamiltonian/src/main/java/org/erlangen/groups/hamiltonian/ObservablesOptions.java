package org.erlangen.groups.hamiltonian;

import org.erlangen.api.provider.Option;

/**
 * Options of learnt observables.
 *
 * @param count number K of observables; more than there are symmetries, since a surplus vanishes in training
 * @param family what functions they are
 * @param hidden units of each, of the family network
 * @param initialDeviation deviation of the first W and b, or of the weights that leave the units
 * @param measure how flow times are distributed
 * @param scale times the flow times
 * @param bchOrder 2 adds the commutators of all pairs of generators, of the family quadratic
 * @param steps of the Runge-Kutta method, of the family network
 */
public record ObservablesOptions(
        @Option(value = "number of observables; more than there are symmetries", min = 1, max = 1000, byDefault = "10")
        int count,

        @Option(value = "what functions the observables are", byDefault = "quadratic")
        Family family,

        @Option(value = "units of each observable of the family network", min = 1, max = 10_000, byDefault = "32")
        int hidden,

        @Option(
                value = "deviation of the first coefficients; 0 breaks no symmetry by itself",
                min = 0,
                max = 100,
                byDefault = "0.1")
        double initialDeviation,

        @Option(value = "how flow times are distributed", byDefault = "ball")
        Measure measure,

        @Option(value = "factor of the flow times", unit = "half turns", min = 0, max = 1000, byDefault = "1")
        double scale,

        @Option(
                value = "2 adds the commutators of all pairs of generators of the family quadratic",
                min = 1,
                max = 2,
                byDefault = "1")
        int bchOrder,

        @Option(value = "Runge-Kutta steps of a flow of the family network", min = 1, max = 10_000, byDefault = "16")
        int steps) {
    /** What functions of the state observables are. */
    public enum Family {
        /** {@code x^T W x + b^T x}: flows are affine maps, by matrix exponentials. */
        QUADRATIC,
        /** {@code v . tanh(U x + c)}: flows are integrated. */
        NETWORK
    }
}
