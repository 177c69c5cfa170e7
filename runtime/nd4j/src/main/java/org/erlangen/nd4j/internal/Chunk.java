package org.erlangen.nd4j.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/** A block of native memory, aligned to 64 bytes, seen as float32 or float64 elements. */
final class Chunk {
    static final int ALIGNMENT = 64;

    /** A buffer counts its bytes with an int. */
    static final long LARGEST = (1L << 31) - 2 * ALIGNMENT;

    private final BytePointer memory;
    private final long size;
    private final long address;
    private final FloatBuffer floats;
    private final DoubleBuffer doubles;
    private volatile boolean freed;

    Chunk(long size) {
        this.size = size;
        this.memory = reserve(size);
        long padding = -memory.address() & (ALIGNMENT - 1);
        this.address = memory.address() + padding;
        ByteBuffer bytes = memory.position(padding).limit(padding + size).asByteBuffer();
        this.floats = bytes.order(ByteOrder.nativeOrder()).asFloatBuffer();
        this.doubles = bytes.order(ByteOrder.nativeOrder()).asDoubleBuffer();
    }

    private static BytePointer reserve(long size) {
        if (size > LARGEST) {
            throw exhausted(size, "one array holds at most " + LARGEST + " bytes", new OutOfMemoryError());
        }
        try {
            return new BytePointer(size + ALIGNMENT);
        } catch (OutOfMemoryError error) {
            throw exhausted(size, "the process may not take so much more", error);
        }
    }

    private static ErlangenException exhausted(long size, String allowed, Throwable cause) {
        String advice = "Use smaller batches, or grant more memory (-Xmx and org.bytedeco.javacpp.maxphysicalbytes)";
        Refusal refusal = new Refusal("nd4j", "no memory for " + size + " bytes", allowed, advice);
        return new ErlangenException(ErlangenException.Kind.RUN, refusal, cause);
    }

    long size() {
        return size;
    }

    long address() {
        return address;
    }

    FloatBuffer floats() {
        return floats;
    }

    DoubleBuffer doubles() {
        return doubles;
    }

    boolean isFreed() {
        return freed;
    }

    void free() {
        freed = true;
        memory.deallocate();
    }
}
