package org.erlangen.api.tensor;

/**
 * A scalar function's value and gradient.
 *
 * @param value the scalar
 * @param gradient one tensor per input, of the input's shape
 */
public record ValueAndGradient(Tensor value, NamedTensors gradient) {}
