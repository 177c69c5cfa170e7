/**
 * Tensors as values, functions of tensors, their derivatives, and random keys.
 *
 * <p>All arrays are row-major; shapes are written outermost axis first; a negative axis counts from the end. Binary
 * operations broadcast as in NumPy: shapes are aligned at the last axis, and an axis of size 1 stretches.
 *
 * <p>Reading order: {@link org.erlangen.api.tensor.Shape}, {@link org.erlangen.api.tensor.Tensor},
 * {@link org.erlangen.api.tensor.Tensors} (creation and differentiation),
 * {@link org.erlangen.api.tensor.NamedTensors}, {@link org.erlangen.api.tensor.Key}.
 */
@NullMarked
package org.erlangen.api.tensor;

import org.jspecify.annotations.NullMarked;
