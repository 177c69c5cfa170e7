/**
 * What is learnt: a network, averaged over groups, under a likelihood.
 *
 * <p>{@link org.erlangen.host.model.Composition} puts the parts together and says what does not fit; the result,
 * {@link org.erlangen.host.model.InvariantProblem}, is all that an estimator sees. The average over a group is one decorator of the
 * estimator's sites: transformed filters at the first map, or transformed inputs; and the mean over samples at the readout.
 *
 * <p>Source: docs/methods/invariant-weights.md, sections 1 to 6.
 */
@NullMarked
package org.erlangen.host.model;

import org.jspecify.annotations.NullMarked;
