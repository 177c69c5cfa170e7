/**
 * What was learnt: the span of observables, its singular values, and how it lies to the span of known invariants. All in plain float64
 * arrays; an observable is the vector of its generator, so that distances do not depend on how it is written.
 *
 * <p>Source: docs/methods/observables.md, section 6.
 */
@NullMarked
package org.erlangen.plugins.pictures.internal.span;

import org.jspecify.annotations.NullMarked;
