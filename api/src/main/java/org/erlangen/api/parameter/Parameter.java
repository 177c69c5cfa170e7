package org.erlangen.api.parameter;

import org.erlangen.api.tensor.Shape;

/**
 * A parameter tensor of a network: part of theta.
 *
 * @param name unique in the network; weights of a declared map are named {@code <map>.weight}, its biases {@code <map>.bias}
 * @param shape sizes
 * @param initialiser its first value
 * @param deviation the first deviation of a posterior of it, as the network proposes it; 0 when it proposes none
 */
public record Parameter(String name, Shape shape, Initialiser initialiser, double deviation) {
    /** A parameter whose network leaves deviations to estimators. */
    public Parameter(String name, Shape shape, Initialiser initialiser) {
        this(name, shape, initialiser, 0);
    }
}
