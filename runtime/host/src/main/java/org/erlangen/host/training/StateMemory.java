package org.erlangen.host.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.tensor.Engine;

/**
 * Where a state lives from step to step: what a step made is copied out of its scope, what it left alone stays where it is. A memory is used again once
 * neither the present state nor the one before has a tensor in it.
 */
final class StateMemory implements AutoCloseable {
    private final Engine engine;
    private final Deque<Memory> idle = new ArrayDeque<>();
    private Kept present = new Kept(NamedTensors.empty(), Map.of());
    private Kept before = present;

    /** Tensors, and the memory that each lies in. */
    private record Kept(NamedTensors tensors, Map<String, Memory> places) {
        boolean has(String name, Tensor tensor) {
            return tensors.has(name) && tensors.get(name) == tensor;
        }

        Stream<Memory> memories() {
            return places.values().stream();
        }
    }

    StateMemory(Engine engine) {
        this.engine = engine;
    }

    /** The tensors of a state that are not those of the present one. */
    NamedTensors changed(State state) {
        Map<String, Tensor> changed = new LinkedHashMap<>(state.tensors().asMap());
        changed.entrySet().removeIf(entry -> present.has(entry.getKey(), entry.getValue()));
        return NamedTensors.of(changed);
    }

    /** The state, to live until the call after the next. */
    State keep(State state) {
        NamedTensors changed = changed(state);
        Map<String, Memory> places = new HashMap<>(present.places());
        places.keySet().retainAll(state.tensors().names());
        NamedTensors tensors = state.tensors();
        if (!changed.names().isEmpty()) {
            Memory fresh = idle.isEmpty() ? engine.newMemory() : idle.pop();
            changed.names().forEach(name -> places.put(name, fresh));
            tensors = tensors.with(engine.keep(fresh, changed));
        }
        Kept last = before;
        before = present;
        present = new Kept(tensors, places);
        release(last);
        return state.with(tensors);
    }

    private void release(Kept last) {
        Set<Memory> used = Stream.concat(before.memories(), present.memories()).collect(Collectors.toSet());
        last.memories().distinct().filter(memory -> !used.contains(memory)).forEach(memory -> {
            memory.clear();
            idle.push(memory);
        });
    }

    @Override
    public void close() {
        Stream.of(idle.stream(), before.memories(), present.memories())
                .flatMap(memories -> memories)
                .distinct()
                .forEach(Memory::close);
    }
}
