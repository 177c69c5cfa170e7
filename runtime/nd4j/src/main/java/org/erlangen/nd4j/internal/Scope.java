package org.erlangen.nd4j.internal;

import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** A mark on a thread's arena; closing it resets the arena and keeps its chunks. */
final class Scope implements MemoryScope {
    private final DeviceMemory memory;
    private final Arena arena;
    private final Arena.Mark mark;
    private final Lifetime lifetime = new Lifetime();

    Scope(DeviceMemory memory, Arena arena) {
        this.memory = memory;
        this.arena = arena;
        this.mark = arena.mark();
    }

    Arena arena() {
        return arena;
    }

    /** Uninitialised elements in this scope. */
    NativeArray allocate(Shape shape, Precision precision) {
        return arena.allocate(shape, precision, lifetime);
    }

    /** Ends the arrays of this scope and takes their memory back. */
    void end() {
        lifetime.end();
        arena.reset(mark);
    }

    @Override
    public void close() {
        if (!lifetime.isOver()) {
            memory.leave(this);
        }
    }
}
