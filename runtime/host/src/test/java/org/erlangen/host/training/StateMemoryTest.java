package org.erlangen.host.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a scope acts by being open
class StateMemoryTest {
    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void whatAStepLeavesAloneStaysWhereItIsAndWhatItMakesOutlivesItsScope() {
        try (StateMemory memory = new StateMemory(engine)) {
            State state = first(memory);
            Tensor statistics = state.tensors().get("statistics");

            for (int step = 1; step <= 10; step++) {
                state = stepped(memory, state);
            }

            assertThat(state.tensors().get("statistics")).isSameAs(statistics);
            assertThat(state.tensors().get("statistics").toDoubles()).containsExactly(7, 8, 9);
            assertThat(state.tensors().get("weights").toDoubles()).containsExactly(11, 12);
        }
    }

    @Test
    void theStateBeforeThePresentOneCanStillBeRead() {
        try (StateMemory memory = new StateMemory(engine)) {
            State first = first(memory);
            State second = stepped(memory, first);

            assertThat(first.tensors().get("weights").toDoubles()).containsExactly(1, 2);
            assertThat(second.tensors().get("weights").toDoubles()).containsExactly(2, 3);
        }
    }

    @Test
    void aTensorThatLeavesTheStateAndComesBackUnderAnotherNameIsCopied() {
        try (StateMemory memory = new StateMemory(engine)) {
            State state = first(memory);
            NamedTensors renamed = NamedTensors.of("best", state.tensors().get("weights"));

            State kept = memory.keep(state.with(renamed));

            assertThat(memory.changed(kept).names()).isEmpty();
            assertThat(kept.tensors().names()).containsExactly("best");
            assertThat(kept.tensors().get("best")).isNotSameAs(renamed.get("best"));
            assertThat(kept.tensors().get("best").toDoubles()).containsExactly(1, 2);
        }
    }

    @Test
    void memoryDoesNotGrowWithTheNumberOfSteps() {
        try (StateMemory memory = new StateMemory(engine)) {
            State state = first(memory);
            for (int step = 1; step <= 4; step++) {
                state = stepped(memory, state);
            }
            long few = engine.heldBytes();
            for (int step = 1; step <= 40; step++) {
                state = stepped(memory, state);
            }

            assertThat(engine.heldBytes()).isEqualTo(few);
        }
    }

    private State first(StateMemory memory) {
        try (MemoryScope scope = engine.openScope()) {
            return memory.keep(new State(
                    NamedTensors.of("weights", engine.vector(1, 2), "statistics", engine.vector(7, 8, 9)), Map.of()));
        }
    }

    private State stepped(StateMemory memory, State state) {
        try (MemoryScope scope = engine.openScope()) {
            Tensor weights = state.tensors().get("weights").add(1);
            return memory.keep(state.with(state.tensors().with("weights", weights)));
        }
    }
}
