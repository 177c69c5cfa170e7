package org.erlangen.api.dynamics;

/**
 * How initial states are spread about the origin.
 *
 * @param positionScale deviation of each position
 * @param momentumScale deviation of each momentum
 * @param offset added to each position
 */
public record InitialLaw(double positionScale, double momentumScale, double offset) {}
