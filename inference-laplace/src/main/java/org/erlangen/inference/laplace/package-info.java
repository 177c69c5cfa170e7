/**
 * The differentiable Laplace approximation of the log marginal likelihood: the estimator as a user names it, and what it refuses.
 *
 * <p>A network is observed at its declared maps: what enters each, and how the outputs answer to what leaves it. A curvature sums these
 * over the data into the statistics of a generalised Gauss-Newton matrix, exactly or in Kronecker factors; its blocks know the
 * log-determinant and inverse of the posterior precision {@code h H + D0}, and the derivative of the log-determinant by the statistics.
 * Contracting that derivative with statistics of any batch, as functions of eta, gives the gradient of the evidence in eta.
 *
 * <p>Source: Immer, van der Ouderaa, Rätsch, Fortuin and van der Wilk, "Invariance Learning in Deep Neural Networks with Differentiable
 * Laplace Approximations", NeurIPS 2022; docs/methods/laplace-kfac.md.
 */
@NullMarked
package org.erlangen.inference.laplace;

import org.jspecify.annotations.NullMarked;
