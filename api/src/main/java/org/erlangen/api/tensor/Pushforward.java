package org.erlangen.api.tensor;

/**
 * A function's outputs at a point, and the pushforward of a tangent there (Jacobian-vector product).
 *
 * @param outputs the function's outputs
 * @param tangents {@code J tangent}, one per output
 */
public record Pushforward(NamedTensors outputs, NamedTensors tangents) {}
