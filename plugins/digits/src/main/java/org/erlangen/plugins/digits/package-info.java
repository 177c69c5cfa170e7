/**
 * MNIST as a data source: a part that is shipped, or all of it from IDX files. Each image may be transformed once, by a random amount
 * that depends on the seed of the data and the image's number only, so that the symmetry in the data is known.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 10.
 */
@NullMarked
package org.erlangen.plugins.digits;

import org.jspecify.annotations.NullMarked;
