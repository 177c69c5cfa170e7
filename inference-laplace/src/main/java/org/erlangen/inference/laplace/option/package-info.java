/**
 * What a user asks for: {@link org.erlangen.inference.laplace.option.LaplaceOptions}, and the choices that it offers.
 *
 * <p>A choice is a word. What it means is written once, as a switch where it matters: a {@code Structure} in {@code Curvature}, a {@code
 * Fisher} in {@code Responses}, {@code Outputs} in {@code Terms}, a {@code Grouping} in {@code Partition}, a {@code PriorPrecision} in
 * {@code Prior}, an {@code Optimiser} in {@code Descent}.
 */
@NullMarked
package org.erlangen.inference.laplace.option;

import org.jspecify.annotations.NullMarked;
