package org.erlangen.inference.laplace.internal.curvature;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Observation;

/**
 * A diagonal block of the posterior precision {@code h H + D0}. Eigenvalues of H below zero are rounding, and count as zero.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 1.2 to 1.4, 3.4 and 5.
 */
public sealed interface Block extends Volume permits DiagonalBlock, JointBlock, KroneckerBlock, SymmetricBlock {
    /** {@code J (h H + D0)^-1 J^T} over this block's parameters. Shape: [B, C, C]. */
    Tensor functionalCovariance(Scales scales, Observation observation);

    /** {@code (h H + D0)^-1/2 z} with the symmetric root, by parameter. */
    NamedTensors rootOfCovariance(Scales scales, NamedTensors z);
}
