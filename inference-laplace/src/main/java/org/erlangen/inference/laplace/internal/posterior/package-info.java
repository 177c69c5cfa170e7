/**
 * The Gaussian {@code N(theta, (h H + D0)^-1)} around a point estimate, in closed form: its {@link
 * org.erlangen.inference.laplace.internal.posterior.Prior}, the {@link org.erlangen.inference.laplace.internal.posterior.Penalty} that the
 * evidence pays for the weights, with its derivatives, and what the network linearised under it predicts.
 */
@NullMarked
package org.erlangen.inference.laplace.internal.posterior;

import org.jspecify.annotations.NullMarked;
