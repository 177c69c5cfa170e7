/**
 * The evidence lower bound: {@code log p(D | eta) >= E_q [log p(D | theta, eta)] - KL(q || p)}, maximised at once over the posterior q of
 * the weights, the priors' scales and the hyperparameters eta.
 *
 * <p>The KL term falls when one setting of the weights explains all members of an orbit, so the bound prefers the largest extents that
 * the labels tolerate. Maximum likelihood lacks that term and prefers no symmetry at all.
 *
 * <p>Reading order: {@link org.erlangen.inference.vi.VariationalOptions}, {@code WeightPosterior} with its three families,
 * {@code BayesianNetwork} (which weights are random, and what a state holds), {@code LowerBound}, {@code VariationalEstimation}.
 *
 * <p>Source: van der Ouderaa and van der Wilk, "Learning Invariant Weights in Neural Networks", UAI 2022;
 * docs/methods/invariant-weights.md, sections 7 to 9.
 */
@NullMarked
package org.erlangen.inference.vi;

import org.jspecify.annotations.NullMarked;
