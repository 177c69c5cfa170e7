/**
 * Layers on the grid and how they relax its translations: fully connected ones know no symmetry, convolutions on a torus are strict, and factored
 * and sparse ones say the same with fewer parameters.
 *
 * <p>Source: docs/methods/layerwise-equivariance.md.
 */
@NullMarked
package org.erlangen.groups.affine.layer;

import org.jspecify.annotations.NullMarked;
