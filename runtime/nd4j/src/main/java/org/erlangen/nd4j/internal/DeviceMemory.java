package org.erlangen.nd4j.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** The native memory of one device: a stack of scopes per thread, kept arrays, and a root arena for work outside scopes. */
final class DeviceMemory implements AutoCloseable {
    private static final long FIRST_STEP_CHUNK = 1L << 20;
    private static final long FIRST_KEPT_CHUNK = 1L << 16;

    private final AtomicLong held = new AtomicLong();
    private final Set<Arena> arenas = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedDeque<Arena> idle = new ConcurrentLinkedDeque<>();
    private final Lifetime life = new Lifetime();
    private final Arena root = newArena(FIRST_KEPT_CHUNK);
    private final ThreadLocal<Workbench> workbenches = ThreadLocal.withInitial(Workbench::new);

    /** The calling thread's scopes and scratch. */
    Workbench workbench() {
        return workbenches.get();
    }

    /** Uninitialised elements in the innermost scope of the calling thread. */
    NativeArray allocate(Shape shape, Precision precision) {
        Scope scope = workbenches.get().scopes().peek();
        return scope == null ? root.allocate(shape, precision, life) : scope.allocate(shape, precision);
    }

    Scope openScope() {
        requireOpen();
        Workbench workbench = workbenches.get();
        Scope outer = workbench.scopes().peek();
        Scope scope = new Scope(this, outer == null ? takeArena() : outer.arena());
        workbench.scopes().push(scope);
        return scope;
    }

    /** Closes the innermost scope. Errors: refused for any other scope. */
    void leave(Scope scope) {
        Workbench workbench = workbenches.get();
        if (workbench.scopes().peek() != scope) {
            throw new IllegalStateException("scopes close in reverse order, on the thread that opened them");
        }
        workbench.scopes().pop();
        scope.end();
        if (workbench.scopes().isEmpty()) {
            idle.push(scope.arena());
        }
    }

    Memory newMemory() {
        requireOpen();
        return new KeptArrays(this, newArena(FIRST_KEPT_CHUNK));
    }

    /** Frees an arena for good. */
    void release(Arena arena) {
        if (arenas.remove(arena)) {
            arena.free();
        }
    }

    long heldBytes() {
        return held.get();
    }

    @Override
    public void close() {
        life.end();
        arenas.forEach(this::release);
    }

    private void requireOpen() {
        if (life.isOver()) {
            throw new IllegalStateException("the device is closed");
        }
    }

    private Arena takeArena() {
        Arena arena = idle.poll();
        return arena == null ? newArena(FIRST_STEP_CHUNK) : arena;
    }

    private Arena newArena(long firstChunk) {
        Arena arena = new Arena(firstChunk, held);
        arenas.add(arena);
        return arena;
    }
}
