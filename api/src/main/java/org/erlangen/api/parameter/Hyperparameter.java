package org.erlangen.api.parameter;

/**
 * A scalar hyperparameter: part of eta. Its prior is flat on the constrained scale (type-II maximum likelihood).
 *
 * @param name group or likelihood, a dot, and its own name: {@code affine.rotation}
 * @param meaning one sentence
 * @param initial the value that learning starts from; for an extent that is not learnt it may be 0
 * @param constraint where it may lie
 * @param unit what its value means
 * @param learnt whether the evidence may change it
 */
public record Hyperparameter(
        String name, String meaning, double initial, Constraint constraint, Unit unit, boolean learnt) {
    public Hyperparameter {
        if (learnt) {
            constraint.unconstrain(initial);
        }
    }

    /** The same from another start. */
    public Hyperparameter startingAt(double value) {
        return new Hyperparameter(name, meaning, value, constraint, unit, learnt);
    }

    /** The same, held at a value. */
    public Hyperparameter heldAt(double value) {
        return new Hyperparameter(name, meaning, value, constraint, unit, false);
    }
}
