package org.erlangen.api.parameter;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * A hyperparameter: part of eta, a scalar unless it has a shape. Its prior is flat on the constrained scale (type-II maximum likelihood).
 *
 * @param name group or likelihood, a dot, and its own name: {@code affine.rotation}
 * @param meaning one sentence
 * @param initial the value that learning starts from; for a tensor the factor on what its initialiser draws. For an extent that is not learnt
 *     it may be 0
 * @param constraint where it may lie; tensors are free
 * @param unit what its value means
 * @param learnt whether the evidence may change it
 * @param shape sizes; {@link Shape#SCALAR} for one number
 * @param initialiser draws the first value of a tensor, up to the factor {@code initial}; ones for a scalar
 */
public record Hyperparameter(
        String name,
        String meaning,
        double initial,
        Constraint constraint,
        Unit unit,
        boolean learnt,
        Shape shape,
        Initialiser initialiser) {
    private static final Initialiser ONES = Initialiser.constant(1);

    public Hyperparameter {
        if (learnt) {
            constraint.unconstrain(initial);
        }
        if (shape.rank() > 0 && !constraint.equals(Constraint.FREE)) {
            throw new IllegalArgumentException("'" + name + "' of shape " + shape + " must be free, not " + constraint);
        }
    }

    /** A scalar. */
    public Hyperparameter(
            String name, String meaning, double initial, Constraint constraint, Unit unit, boolean learnt) {
        this(name, meaning, initial, constraint, unit, learnt, Shape.SCALAR, ONES);
    }

    /** A free tensor, whose first value is {@code initial} times what an initialiser draws. */
    public static Hyperparameter tensor(
            String name, String meaning, Shape shape, double initial, Initialiser initialiser, boolean learnt) {
        return new Hyperparameter(name, meaning, initial, Constraint.FREE, Unit.NONE, learnt, shape, initialiser);
    }

    /** Whether it is one number. */
    public boolean isScalar() {
        return shape.rank() == 0;
    }

    /** Its first value, on the constrained scale. Shape: its own. */
    public Tensor first(Tensors tensors, Key key) {
        return isScalar()
                ? tensors.scalar(initial)
                : initialiser.draw(tensors, key.fold(name), shape).multiply(initial);
    }

    /** The value of one that is not learnt: its first, drawn by a key that depends on nothing but its name. */
    public Tensor held(Tensors tensors) {
        return first(tensors, Key.ofSeed(0));
    }

    /** The raw numbers behind {@link #first}, which an optimiser moves. Shape: its own. */
    public Tensor firstRaw(Tensors tensors, Key key) {
        return isScalar() ? tensors.scalar(constraint.unconstrain(initial)) : first(tensors, key);
    }

    /** The same from another start. */
    public Hyperparameter startingAt(double value) {
        return new Hyperparameter(name, meaning, value, constraint, unit, learnt, shape, initialiser);
    }

    /** The same, held at a value. */
    public Hyperparameter heldAt(double value) {
        return learnt(false).startingAt(value);
    }

    /** The same, learnt or held. */
    public Hyperparameter learnt(boolean learn) {
        return new Hyperparameter(name, meaning, initial, constraint, unit, learn, shape, initialiser);
    }
}
