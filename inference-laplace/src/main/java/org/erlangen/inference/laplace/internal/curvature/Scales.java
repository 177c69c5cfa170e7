package org.erlangen.inference.laplace.internal.curvature;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.observation.Role;

/**
 * What turns curvature H into posterior precision {@code h H + D0}, and a part of the data or outputs into all of them.
 *
 * @param h curvature factor: 1 over the temperature
 * @param repeats how often the log-determinant ratio counts: all examples over those that H was summed over, times all outputs over
 *     those that H was summed over, at least 1. Source: Immer, van der Ouderaa, van der Wilk, Rätsch and Schölkopf, "Stochastic Marginal
 *     Likelihood Gradients using Neural Tangent Kernels", ICML 2023; docs/methods/laplace-kfac.md, section 4
 * @param prior prior precisions by parameter, in float64: one for all elements, shape [], or one each
 */
public record Scales(double h, double repeats, NamedTensors prior) {
    /** Scales of curvature of all data in all outputs. */
    public static Scales of(double h, NamedTensors prior) {
        return new Scales(h, 1, prior);
    }

    /** Prior precisions of a parameter's elements. Shape: [elements]. */
    public Tensor elements(Role role) {
        Tensor precision = prior.get(role.parameter());
        Shape flat = Shape.of(role.shape().elements());
        return precision.shape().rank() == 0 ? precision.broadcastTo(flat) : precision.reshape(flat);
    }

    /** The prior precision shared by all elements of a parameter. */
    Tensor shared(Role role) {
        Tensor precision = prior.get(role.parameter());
        if (precision.shape().rank() != 0) {
            throw new IllegalArgumentException("'" + role.parameter() + "' has no shared prior precision");
        }
        return precision;
    }
}
