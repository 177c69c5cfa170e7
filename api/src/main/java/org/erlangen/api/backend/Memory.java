package org.erlangen.api.backend;

/**
 * A place for arrays that outlive a step. Arrays are copied into it on purpose; {@link #clear} frees all of them at once and
 * keeps the memory for later ones.
 */
public interface Memory extends AutoCloseable {
    /** A copy of an array in this place. */
    Array keep(Array array);

    /** Frees all arrays of this place; their use afterwards is refused. */
    void clear();

    @Override
    void close();
}
