package org.erlangen.nd4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** Native memory that is handed out in order and taken back to a mark at once. Grows by chunks and keeps them. */
final class Arena {
    private static final long LARGEST_STEP = 1L << 26;

    private final List<Chunk> chunks = new ArrayList<>();
    private final long firstChunk;
    private final AtomicLong held;
    private long owned;
    private int current;
    private long position;
    private boolean freed;

    /** A place to return to. */
    record Mark(int chunk, long position) {}

    /** An empty arena whose first chunk will have {@code firstChunk} bytes, and which counts its bytes in {@code held}. */
    Arena(long firstChunk, AtomicLong held) {
        this.firstChunk = firstChunk;
        this.held = held;
    }

    synchronized NativeArray allocate(Shape shape, Precision precision, Lifetime lifetime) {
        if (freed) {
            throw new IllegalStateException("the device or the memory is closed");
        }
        long bytes = (long) shape.elements() * precision.bytes();
        Chunk chunk = roomFor(bytes);
        NativeArray array = new NativeArray(shape, precision, chunk, position, lifetime);
        position += (bytes + Chunk.ALIGNMENT - 1) & -Chunk.ALIGNMENT;
        return array;
    }

    synchronized Mark mark() {
        return new Mark(current, position);
    }

    synchronized void reset(Mark mark) {
        current = mark.chunk();
        position = mark.position();
    }

    synchronized void free() {
        freed = true;
        chunks.forEach(Chunk::free);
        chunks.clear();
        held.addAndGet(-owned);
        owned = 0;
    }

    private Chunk roomFor(long bytes) {
        if (chunks.isEmpty()) {
            grow(bytes);
        } else if (position + bytes > chunks.get(current).size()) {
            int next = current + 1;
            while (next < chunks.size() && chunks.get(next).size() < bytes) {
                next++; // too small: passed over until the scope ends
            }
            if (next == chunks.size()) {
                grow(bytes);
            }
            current = next;
            position = 0;
        }
        return chunks.get(current);
    }

    private void grow(long bytes) {
        long wish = Math.max(firstChunk, Math.min(owned, LARGEST_STEP));
        long size = Math.max(wish, (bytes + Chunk.ALIGNMENT - 1) & -Chunk.ALIGNMENT);
        chunks.add(new Chunk(size));
        owned += size;
        held.addAndGet(size);
    }
}
