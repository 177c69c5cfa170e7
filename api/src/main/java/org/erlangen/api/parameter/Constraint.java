package org.erlangen.api.parameter;

import org.erlangen.api.tensor.Tensor;

/**
 * Where a hyperparameter may lie, and the unconstrained number ("raw") that is optimised in its stead.
 *
 * @param positive whether the value is {@code softplus(raw)}; otherwise it is the raw number itself
 * @param limit the largest value allowed; infinite for none
 */
public record Constraint(boolean positive, double limit) {
    /** Any real number. */
    public static final Constraint FREE = new Constraint(false, Double.POSITIVE_INFINITY);

    /** Positive: {@code softplus(raw)}. */
    public static final Constraint POSITIVE = new Constraint(true, Double.POSITIVE_INFINITY);

    /** Positive and at most {@code limit}. */
    public static Constraint positiveUpTo(double limit) {
        return new Constraint(true, limit);
    }

    /** The value that belongs to a raw number, differentiably. Shape: unchanged. */
    public Tensor constrain(Tensor raw) {
        return positive ? raw.softplus() : raw;
    }

    /** The raw number that belongs to a value. Errors: refused outside the range; exactly 0 is refused for positive ones, since the evidence has no slope there. */
    public double unconstrain(double value) {
        if (!Double.isFinite(value) || value > limit || (positive && value <= 0)) {
            throw new IllegalArgumentException(value + " is not " + this);
        }
        return positive ? value + Math.log(-Math.expm1(-value)) : value;
    }

    /** A raw number after an optimiser's step, brought back to the nearest one whose value is allowed. */
    public Tensor project(Tensor raw) {
        return Double.isInfinite(limit) ? raw : raw.minimum(raw.tensors().scalar(unconstrain(limit), raw.precision()));
    }

    @Override
    public String toString() {
        String floor = positive ? "positive" : "real";
        return Double.isInfinite(limit) ? floor : floor + " and at most " + limit;
    }
}
