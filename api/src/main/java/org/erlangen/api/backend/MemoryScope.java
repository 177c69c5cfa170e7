package org.erlangen.api.backend;

/**
 * A region of a backend's memory. While it is the innermost open one of its thread, every primitive puts its result there; closing
 * it frees them all at once and keeps the memory for the next scope. Opened and closed by the host, per step.
 */
public interface MemoryScope extends AutoCloseable {
    @Override
    void close();
}
