/**
 * Toy problems, one provider of data each: a function of its options, made on the spot, without files. Each has a symmetry that is
 * known, so that it can be seen whether it was learnt.
 */
@NullMarked
package org.erlangen.plugins.toys;

import org.jspecify.annotations.NullMarked;
