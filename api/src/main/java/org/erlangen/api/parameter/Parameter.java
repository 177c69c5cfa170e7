package org.erlangen.api.parameter;

import org.erlangen.api.tensor.Shape;

/**
 * A parameter tensor of a network: part of theta.
 *
 * @param name unique in the network; weights of a declared map are named {@code <map>.weight}, its biases {@code <map>.bias}
 * @param shape sizes
 * @param initialiser its first value
 */
public record Parameter(String name, Shape shape, Initialiser initialiser) {}
