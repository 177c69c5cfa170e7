package org.erlangen.host.training;

import org.erlangen.api.backend.Memory;
import org.erlangen.api.inference.State;
import org.erlangen.tensor.Engine;

/** Two memories in turn: the next state is copied into the one while the present state still lies in the other. */
final class AlternatingMemory implements AutoCloseable {
    private final Engine engine;
    private Memory present;
    private Memory next;

    AlternatingMemory(Engine engine) {
        this.engine = engine;
        this.present = engine.newMemory();
        this.next = engine.newMemory();
    }

    /** A copy of a state that lives until the call after the next. */
    State keep(State state) {
        next.clear();
        State kept = state.with(engine.keep(next, state.tensors()));
        Memory previous = present;
        present = next;
        next = previous;
        return kept;
    }

    @Override
    public void close() {
        present.close();
        next.close();
    }
}
