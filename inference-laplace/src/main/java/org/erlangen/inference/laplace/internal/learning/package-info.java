/**
 * The alternation. {@link org.erlangen.inference.laplace.internal.learning.WeightTraining} descends to a mode of the weights; after an
 * epoch {@link org.erlangen.inference.laplace.internal.learning.HyperLearning} climbs the evidence there, first in prior precisions and noise,
 * then in extents. {@link org.erlangen.inference.laplace.internal.learning.LaplaceEstimation} says when, keeps all in a {@link
 * org.erlangen.inference.laplace.internal.learning.LaplaceState}, and judges and predicts.
 */
@NullMarked
package org.erlangen.inference.laplace.internal.learning;

import org.jspecify.annotations.NullMarked;
