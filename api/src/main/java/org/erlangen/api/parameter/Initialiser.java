package org.erlangen.api.parameter;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Draws the first value of a parameter. A pure function of its arguments. */
@FunctionalInterface
public interface Initialiser {
    /** A value of {@code shape} in the default precision. */
    Tensor draw(Tensors tensors, Key key, Shape shape);

    /** Zeros. */
    static Initialiser zeros() {
        return (tensors, key, shape) -> tensors.zeros(shape);
    }

    /** One number everywhere. */
    static Initialiser constant(double number) {
        return (tensors, key, shape) -> tensors.filled(shape, number);
    }

    /** Independent {@code N(0, deviation^2)}. */
    static Initialiser normal(double deviation) {
        return (tensors, key, shape) -> tensors.normal(key, shape).multiply(deviation);
    }

    /** Independent uniform numbers between two bounds. */
    static Initialiser uniform(double low, double high) {
        return (tensors, key, shape) ->
                tensors.uniform(key, shape).multiply(high - low).add(low);
    }
}
