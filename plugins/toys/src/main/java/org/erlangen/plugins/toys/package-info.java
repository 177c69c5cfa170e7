/**
 * Toy problems, one provider of data each: a function of its options, made on the spot, without files. What there is to be learnt, a symmetry or
 * a frequency, is known, so that it can be seen whether it was.
 */
@NullMarked
package org.erlangen.plugins.toys;

import org.jspecify.annotations.NullMarked;
