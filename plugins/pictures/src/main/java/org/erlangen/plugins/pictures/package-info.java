/**
 * Reports that are pictures: {@code filter-bank} shows filters and their transformed copies at the learnt extents, {@code extents} the
 * extents over the epochs of every fit.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 10, figures (a) and (c).
 */
@NullMarked
package org.erlangen.plugins.pictures;

import org.jspecify.annotations.NullMarked;
