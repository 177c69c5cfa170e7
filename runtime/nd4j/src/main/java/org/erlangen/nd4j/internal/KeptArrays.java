package org.erlangen.nd4j.internal;

import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.Memory;

/** An arena of its own for arrays that outlive a step. */
final class KeptArrays implements Memory {
    private final DeviceMemory memory;
    private final Arena arena;
    private final Arena.Mark begin;
    private Lifetime lifetime = new Lifetime();

    KeptArrays(DeviceMemory memory, Arena arena) {
        this.memory = memory;
        this.arena = arena;
        this.begin = arena.mark();
    }

    @Override
    public synchronized Array keep(Array array) {
        NativeArray x = NativeArray.of(array);
        NativeArray copy = arena.allocate(x.shape(), x.precision(), lifetime);
        memory.workbench().copyBytes(x.address(), copy.address(), x.bytes());
        return copy;
    }

    @Override
    public synchronized void clear() {
        lifetime.end();
        lifetime = new Lifetime();
        arena.reset(begin);
    }

    @Override
    public synchronized void close() {
        lifetime.end();
        memory.release(arena);
    }
}
