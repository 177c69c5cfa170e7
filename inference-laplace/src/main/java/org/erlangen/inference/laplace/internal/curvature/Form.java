package org.erlangen.inference.laplace.internal.curvature;

import java.util.List;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.inference.laplace.internal.observation.Observation;

/** A form of the Gauss-Newton matrix {@code H = sum_n J_n^T L_n J_n}, in which its log-determinant with the prior is known. */
public sealed interface Form permits Curvature, TangentKernel {
    /** What a batch says of H, differentiable; {@code examples} is the number N in all. */
    NamedTensors statistics(Observation observation, int examples);

    /** The parts whose log-determinants add up to that of {@code h H + D0}. */
    List<? extends Volume> blocks(NamedTensors statistics);

    /** Whether a statistic grows with the curvature of the loss. */
    boolean isOfLoss(String statistic);
}
