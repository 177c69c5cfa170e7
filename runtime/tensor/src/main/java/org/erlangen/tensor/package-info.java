/**
 * Tensors over a computing device, differentiable to any order.
 *
 * <p>A {@link org.erlangen.tensor.Engine} makes values. A value is concrete (an array of the device), taped (reverse mode) or dual (forward
 * mode). Each differentiation gets a level of its own, higher than those outside it; a primitive is interpreted by the value of the
 * highest level among its arguments, which does its part and hands the rest down. The backward pass is made of the same
 * operations, so the differentiations outside see it too. That is all there is to nesting.
 *
 * <p>Reading order: {@code Primitive} (what is computed), {@code Rules} (all derivatives), {@code Value} and its three kinds, {@code Tape},
 * {@code Engine}, {@code RandomNumbers}.
 */
@NullMarked
package org.erlangen.tensor;

import org.jspecify.annotations.NullMarked;
