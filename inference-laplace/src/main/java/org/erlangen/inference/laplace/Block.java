package org.erlangen.inference.laplace;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * A diagonal block of the posterior precision {@code h H + D0}. All numbers are float64. Eigenvalues of H below zero are rounding, and
 * count as zero.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 1.2 to 1.4, 3.4 and 5.
 */
sealed interface Block permits DiagonalBlock, JointBlock, KroneckerBlock, SymmetricBlock {
    /** {@code log det(h H + D0)}. Shape: scalar. Units: nats. */
    Tensor logDeterminant(Scales scales);

    /** Diagonal of the inverse by parameter, in a basis where H is diagonal if there is one; its sum is the inverse's trace in any basis. Shape: that of each parameter. */
    NamedTensors variances(Scales scales);

    /** Derivatives of the log-determinant by the statistics, under their names. */
    NamedTensors cotangents(Scales scales);

    /** {@code J (h H + D0)^-1 J^T} over this block's parameters. Shape: [B, C, C]. */
    Tensor functionalCovariance(Scales scales, Observation observation);

    /** {@code (h H + D0)^-1/2 z} with the symmetric root, by parameter. */
    NamedTensors rootOfCovariance(Scales scales, NamedTensors z);

    /** Eigenvalues of H that were below zero. */
    int clamped();
}
