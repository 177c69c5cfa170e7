package org.erlangen.conformance;

import java.util.concurrent.atomic.AtomicLong;

/** A place that arrays live in, and that frees all of them at once. */
final class Region {
    private final AtomicLong deviceBytes;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean open = true;

    Region(AtomicLong deviceBytes) {
        this.deviceBytes = deviceBytes;
    }

    boolean isOpen() {
        return open;
    }

    void add(long more) {
        bytes.addAndGet(more);
        deviceBytes.addAndGet(more);
    }

    void free() {
        open = false;
        deviceBytes.addAndGet(-bytes.getAndSet(0));
    }
}
