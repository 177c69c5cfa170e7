/**
 * Mechanical systems, trajectories as data, and Hamiltonian networks. A network learns an energy {@code H(q, p)} from pairs of states a step
 * apart, and predicts by following Hamilton's equations; averaged over the flows of observables, its energy conserves them.
 *
 * <p>Source: van der Ouderaa, van der Wilk and de Haan, "Noether's razor: learning conserved quantities", NeurIPS 2024;
 * docs/methods/noethers-razor.md.
 */
@NullMarked
package org.erlangen.plugins.mechanics;

import org.jspecify.annotations.NullMarked;
