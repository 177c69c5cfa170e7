package org.erlangen.nd4j.internal;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** A row-major array at a place of a chunk. */
final class NativeArray implements Array {
    private final Shape shape;
    private final Precision precision;
    private final Chunk chunk;
    private final long offset;
    private final Lifetime lifetime;

    NativeArray(Shape shape, Precision precision, Chunk chunk, long offset, Lifetime lifetime) {
        this.shape = shape;
        this.precision = precision;
        this.chunk = chunk;
        this.offset = offset;
        this.lifetime = lifetime;
    }

    /** The array behind a handle. Errors: refused when its scope was closed, or when another device made it. */
    static NativeArray of(Array array) {
        if (!(array instanceof NativeArray found)) {
            throw new IllegalArgumentException("an array of another device: " + array.getClass());
        }
        if (found.lifetime.isOver() || found.chunk.isFreed()) {
            throw new IllegalStateException("the scope or memory of this array " + found.shape + " is closed");
        }
        return found;
    }

    /** The same elements under another shape. */
    NativeArray reshaped(Shape other) {
        return new NativeArray(other, precision, chunk, offset, lifetime);
    }

    /** Elements in a row from {@code first} on, under a shape of their own, in the same memory. */
    NativeArray part(int first, Shape other) {
        return new NativeArray(other, precision, chunk, offset + (long) first * precision.bytes(), lifetime);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    boolean isFloat32() {
        return precision == Precision.FLOAT32;
    }

    int elements() {
        return shape.elements();
    }

    long bytes() {
        return (long) shape.elements() * precision.bytes();
    }

    /** Address of the first element. */
    long address() {
        return chunk.address() + offset;
    }

    /** Address of an element. */
    long address(long element) {
        return chunk.address() + offset + element * precision.bytes();
    }

    /** Index of the first element in {@link #floats} or {@link #doubles}. */
    int start() {
        return (int) (offset / precision.bytes());
    }

    FloatBuffer floats() {
        return chunk.floats();
    }

    DoubleBuffer doubles() {
        return chunk.doubles();
    }

    double get(int index) {
        int place = start() + index;
        return precision == Precision.FLOAT32
                ? chunk.floats().get(place)
                : chunk.doubles().get(place);
    }

    void set(int index, double number) {
        int place = start() + index;
        if (precision == Precision.FLOAT32) {
            chunk.floats().put(place, (float) number);
        } else {
            chunk.doubles().put(place, number);
        }
    }
}
