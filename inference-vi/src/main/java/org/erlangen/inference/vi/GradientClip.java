package org.erlangen.inference.vi;

import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;

/**
 * Shortens a gradient that is longer than a limit. Adam remembers the square of one outlier for a thousand steps but its direction for ten, and so
 * moves a parameter by some thirty learning rates because of it. Such outliers come from the KL, whose gradient has a pole where the diagonal of a
 * triangular factor is 0. A limit within the usual norms is not neutral: it weighs noisy steps less.
 *
 * <p>Source: docs/methods/noethers-razor.md, section on numerical pitfalls.
 *
 * @param limit the largest Euclidean norm; 0 for no limit
 */
record GradientClip(double limit) {
    /**
     * What is left of a gradient.
     *
     * @param gradient of the same direction, no longer than the limit
     * @param shortened whether it was longer
     */
    record Clipped(NamedTensors gradient, boolean shortened) {}

    /** Whether there is a limit. */
    boolean isOn() {
        return limit > 0;
    }

    /** All tensors together as one vector. Reads one number when there is a limit. */
    Clipped apply(NamedTensors gradient) {
        if (!isOn() || gradient.names().isEmpty()) {
            return new Clipped(gradient, false);
        }
        double norm = norm(gradient);
        return norm > limit
                ? new Clipped(gradient.map(tensor -> tensor.multiply(limit / norm)), true)
                : new Clipped(gradient, false);
    }

    /** In double precision, whose squares do not overflow where single precision's would. */
    private static double norm(NamedTensors gradient) {
        return gradient.values().stream()
                .map(tensor -> tensor.cast(Precision.FLOAT64).square().sumAll())
                .reduce(Tensor::add)
                .map(sum -> sum.sqrt().item())
                .orElse(0.0);
    }
}
