/**
 * The affine group of the image plane by its six generators, and translations and scales alone: {@code T = exp(sum_i eps_i eta_i G_i)}.
 *
 * <p>A matrix says where an output pixel reads: a positive log-scale zooms out. Coordinates run from -1 to 1, x to the right, y down.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 2.
 */
@NullMarked
package org.erlangen.groups.affine;

import org.jspecify.annotations.NullMarked;
