/**
 * Training as a fold: a step takes a state, a batch and a key, and gives the next state.
 *
 * <p>Reading order: {@link org.erlangen.host.training.Trainer} takes one state through all epochs, {@link
 * org.erlangen.host.training.Evaluation} judges a state by its predictions, {@link org.erlangen.host.training.Fits} trains from every
 * start and keeps the fit with the highest evidence.
 *
 * <p>Every random number comes from {@code root.fold(purpose).fold(number)}. All fits of a run share the root, so starts differ in nothing
 * but their first hyperparameters.
 */
@NullMarked
package org.erlangen.host.training;

import org.jspecify.annotations.NullMarked;
