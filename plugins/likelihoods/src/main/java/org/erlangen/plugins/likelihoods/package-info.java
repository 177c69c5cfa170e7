/**
 * Likelihoods p(y | f), all concave in f: a class under the softmax of K outputs, K real numbers under Gaussian noise of one learnt
 * deviation.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 1.1, with temperature 1.
 */
@NullMarked
package org.erlangen.plugins.likelihoods;

import org.jspecify.annotations.NullMarked;
