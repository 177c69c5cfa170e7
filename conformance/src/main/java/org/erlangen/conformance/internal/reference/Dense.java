package org.erlangen.conformance.internal.reference;

import org.erlangen.api.tensor.Shape;

/** A row-major array of float64 numbers. Never written to once it is made. */
public final class Dense {
    private final Shape shape;
    private final double[] elements;

    /** These elements (not copied). Errors: refused unless there are as many as the shape has. */
    public Dense(Shape shape, double[] elements) {
        if (elements.length != shape.elements()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " needs " + shape.elements() + " elements, not " + elements.length);
        }
        this.shape = shape;
        this.elements = elements;
    }

    /** Sizes of the axes. */
    public Shape shape() {
        return shape;
    }

    /** The elements themselves, to be read only. */
    public double[] elements() {
        return elements;
    }

    /** Size of an axis; negative axes count from the end. */
    public int size(int axis) {
        return shape.size(axis);
    }

    /** The same elements under another shape. */
    public Dense reshape(Shape other) {
        return new Dense(other, elements);
    }
}
