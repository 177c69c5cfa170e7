package org.erlangen.inference.laplace.internal.curvature;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** The log-determinant of (a diagonal block of) the posterior precision {@code h H + D0}, with its derivatives. All numbers are float64. */
public sealed interface Volume permits Block, KernelBlock {
    /** {@code log det(h H + D0)}. Shape: scalar. Units: nats. */
    Tensor logDeterminant(Scales scales);

    /** Diagonal of the inverse by parameter, in a basis where H is diagonal if there is one; its sum is the inverse's trace in any basis. Shape: that of each parameter. */
    NamedTensors variances(Scales scales);

    /** Derivatives of the log-determinant by the statistics, under their names. */
    NamedTensors cotangents(Scales scales);

    /** What had to be mended in decompositions of H. */
    Repairs repairs();
}
