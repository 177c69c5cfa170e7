package org.erlangen.api.inference;

import java.util.Map;
import java.util.TreeMap;
import org.erlangen.api.tensor.NamedTensors;

/**
 * All that a fit is: named tensors and counters, nothing else. Writing it is a checkpoint; reading it resumes to the bit.
 *
 * @param tensors parameters, hyperparameters, moments of optimisers
 * @param counters whole numbers, such as the step
 */
public record State(NamedTensors tensors, Map<String, Long> counters) {
    public State {
        counters = Map.copyOf(counters);
    }

    /** The same with other tensors. */
    public State with(NamedTensors changed) {
        return new State(changed, counters);
    }

    /** A counter; 0 when it was never set. */
    public long counter(String name) {
        return counters.getOrDefault(name, 0L);
    }

    /** The same with a counter set. */
    public State count(String name, long value) {
        Map<String, Long> changed = new TreeMap<>(counters);
        changed.put(name, value);
        return new State(tensors, changed);
    }
}
