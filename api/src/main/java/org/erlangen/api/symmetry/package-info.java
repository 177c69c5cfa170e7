/**
 * Groups that act, as distributions over actions whose width is learnt.
 *
 * <p>The SPI is {@link org.erlangen.api.symmetry.TransformationGroup}; it makes {@link org.erlangen.api.symmetry.Transformations}, refined by
 * {@link org.erlangen.api.symmetry.LieGroup} and {@link org.erlangen.api.symmetry.FiniteGroup}. The shortest way to a new group of the
 * plane is {@link org.erlangen.api.symmetry.PlaneGroup}: name the generators, the rest is derived.
 */
@NullMarked
package org.erlangen.api.symmetry;

import org.jspecify.annotations.NullMarked;
