package org.erlangen.api.inference;

import org.erlangen.api.tensor.NamedTensors;

/**
 * What a step leads to.
 *
 * @param state the next state
 * @param metrics scalars worth recording: {@code objective}, {@code log-likelihood}, ...
 */
public record Transition(State state, NamedTensors metrics) {}
