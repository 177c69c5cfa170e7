/**
 * Forms of the Gauss-Newton matrix H. A {@link org.erlangen.inference.laplace.internal.curvature.Form} says which statistics it keeps of an
 * observation, and makes of their sums {@link org.erlangen.inference.laplace.internal.curvature.Volume}s: parts of {@code h H + D0} with
 * their log-determinant and its derivative by the statistics, which is what makes the evidence differentiable.
 *
 * <p>A {@link org.erlangen.inference.laplace.internal.curvature.Curvature} adds up over data and its blocks can also be inverted; the {@link
 * org.erlangen.inference.laplace.internal.curvature.TangentKernel} belongs to one batch.
 */
@NullMarked
package org.erlangen.inference.laplace.internal.curvature;

import org.jspecify.annotations.NullMarked;
