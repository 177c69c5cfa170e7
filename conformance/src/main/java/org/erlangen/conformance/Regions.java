package org.erlangen.conformance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;

/** The regions of a device: one of its own, the open scopes of each thread, and the memories. */
final class Regions {
    private final AtomicLong bytes = new AtomicLong();
    private final Region root = new Region(bytes);
    private final Map<Thread, Deque<Region>> scopes = new ConcurrentHashMap<>();
    private final Set<Region> live = ConcurrentHashMap.newKeySet();

    /** Bytes of all arrays that may be used. */
    long bytes() {
        return bytes.get();
    }

    /** Where this thread's results go. */
    Region innermost() {
        Deque<Region> mine = scopes.get(Thread.currentThread());
        return mine == null ? root : mine.getFirst();
    }

    MemoryScope openScope() {
        Region region = newRegion();
        scopes.computeIfAbsent(Thread.currentThread(), thread -> new ArrayDeque<>())
                .push(region);
        return () -> closeScope(region);
    }

    private void closeScope(Region region) {
        if (!region.isOpen()) {
            return;
        }
        if (innermost() != region) {
            throw new IllegalStateException(
                    "scopes close in reverse order, in the thread that opened them; this one is not the innermost");
        }
        scopes.computeIfPresent(Thread.currentThread(), (thread, mine) -> {
            mine.pop();
            return mine.isEmpty() ? null : mine;
        });
        free(region);
    }

    Memory newMemory() {
        return new RegionMemory(this);
    }

    Region newRegion() {
        Region region = new Region(bytes);
        live.add(region);
        return region;
    }

    void free(Region region) {
        live.remove(region);
        region.free();
    }

    void freeAll() {
        root.free();
        live.forEach(Region::free);
        live.clear();
        scopes.clear();
    }
}
