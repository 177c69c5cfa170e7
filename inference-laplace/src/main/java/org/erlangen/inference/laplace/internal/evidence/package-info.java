/**
 * What data say. A {@link org.erlangen.inference.laplace.internal.evidence.CurvaturePass} gathers curvature and fit over all data or a {@link
 * org.erlangen.inference.laplace.internal.evidence.Part}, and is the evidence of a batch as a function of eta; {@link
 * org.erlangen.inference.laplace.internal.evidence.Responses} and {@link org.erlangen.inference.laplace.internal.evidence.Terms} turn outputs
 * and targets into the directions that it observes. Bounds from parts of data and outputs are such passes too.
 */
@NullMarked
package org.erlangen.inference.laplace.internal.evidence;

import org.jspecify.annotations.NullMarked;
