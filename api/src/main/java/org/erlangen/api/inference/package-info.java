/**
 * Likelihoods, problems, and estimators of the log marginal likelihood log p(D | eta).
 *
 * <p>Training is a fold: a step is a pure function of state, batch and key. An {@link org.erlangen.api.inference.Estimation} says how a state begins,
 * steps, and is judged; nobody but it knows what is in the state.
 */
@NullMarked
package org.erlangen.api.inference;

import org.jspecify.annotations.NullMarked;
