package org.erlangen.tensor;

/** How a value will be computed once its elements are needed. */
sealed interface Deferred {
    /**
     * One number everywhere.
     *
     * @param value the number
     */
    record Constant(double value) implements Deferred {}

    /**
     * Another value stretched.
     *
     * @param argument which
     */
    record Stretched(ConcreteValue argument) implements Deferred {}

    /**
     * A part of a value that waits itself, or its elements in another shape.
     *
     * @param primitive a slice or a reshape
     * @param argument of which value
     */
    record Seen(Primitive primitive, ConcreteValue argument) implements Deferred {}

    /**
     * An element-wise function of other values.
     *
     * @param primitive unary or binary
     * @param arguments computed or waiting themselves
     * @param size how many functions wait here, this one and those of the arguments
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside the engine, which never changes it
    record Function(Primitive primitive, ConcreteValue[] arguments, int size) implements Deferred {}
}
