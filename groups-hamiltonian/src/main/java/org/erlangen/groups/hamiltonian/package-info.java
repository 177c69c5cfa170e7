/**
 * Symmetries of mechanical systems by what they conserve: an observable C moves states x = (q, p) along {@code xdot = J grad C(x)}, and a
 * Hamiltonian that this flow leaves unchanged conserves C (Noether's theorem). {@link
 * org.erlangen.groups.hamiltonian.ObservablesGroup} learns observables; the other groups are those of known systems.
 *
 * <p>States have all positions first, then all momenta; J (a_q, a_p) = (a_p, -a_q); A = W + W^T for a quadratic observable {@code C(x) =
 * x^T W x + b^T x}, so that C = x^T A x / 2 + b^T x. Flow times are in half turns: the element of time tau is the flow for pi tau.
 *
 * <p>Source: van der Ouderaa, van der Wilk, de Haan, "Noether's razor: learning conserved quantities", NeurIPS 2024;
 * docs/methods/observables.md.
 */
@NullMarked
package org.erlangen.groups.hamiltonian;

import org.jspecify.annotations.NullMarked;
