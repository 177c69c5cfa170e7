package org.erlangen.host.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final int EXAMPLES = 7;
    private static final Key ROOT = Key.ofSeed(3);

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final Dataset data = numbers(EXAMPLES);
    private final List<RunEvent> events = new ArrayList<>();

    @Test
    void eachEpochMeetsEveryExampleOnceInAnOrderOfItsOwn() {
        Sums sums = new Sums();

        train(sums, 2);

        List<Double> first = sums.seen.subList(0, EXAMPLES);
        List<Double> second = sums.seen.subList(EXAMPLES, 2 * EXAMPLES);
        assertThat(first).containsExactlyInAnyOrderElementsOf(all());
        assertThat(second).containsExactlyInAnyOrderElementsOf(all()).isNotEqualTo(first);
        assertThat(sums.batches).containsExactly(3, 3, 1, 3, 3, 1);
    }

    @Test
    void everyStepHasItsOwnKeyAndTheSameOneInEveryRun() {
        Sums sums = new Sums();
        Sums again = new Sums();

        train(sums, 2);
        train(again, 2);

        assertThat(sums.keys).isEqualTo(again.keys).hasSize(6);
        assertThat(sums.seen).isEqualTo(again.seen);
    }

    @Test
    void theLastStateIsTheFoldOfAllStepsAndOutlivesThem() {
        State state = train(new Sums(), 2);

        assertThat(state.tensors().get("sum").item())
                .isEqualTo(2 * all().stream().mapToDouble(Double::doubleValue).sum());
        assertThat(state.counter("steps")).isEqualTo(6);
    }

    @Test
    void metricsAreMeansOverTheStepsOfAnEpoch() {
        train(new Sums(), 2);

        List<RunEvent.EpochEnded> epochs = events.stream()
                .filter(RunEvent.EpochEnded.class::isInstance)
                .map(RunEvent.EpochEnded.class::cast)
                .toList();
        assertThat(epochs).hasSize(2).allSatisfy(ended -> {
            assertThat(ended.metrics()).containsEntry("size", (3 + 3 + 1) / 3.0).containsEntry("closing", 1.0);
            assertThat(ended.hyperparameters()).containsOnlyKeys("eta");
        });
    }

    @Test
    void memoryDoesNotGrowWithTheNumberOfSteps() {
        long few = heldAfter(1);
        long many = heldAfter(20);

        assertThat(many).isEqualTo(few);
    }

    private long heldAfter(int epochs) {
        Engine own = new Engine(new ReferenceDevice(), Precision.FLOAT64);
        Sums sums = new Sums(own);
        Trainer trainer = new Trainer(own, new TrainingPlan(epochs, 3, EXAMPLES), () -> false);
        trainer.train("start-1", sums, numbers(own, EXAMPLES), ROOT, event -> {}, own.newMemory());
        return own.heldBytes();
    }

    @Test
    void aMetricThatIsNotFiniteStopsTheFitWithinItsStep() {
        Sums sums = new Sums();
        sums.poisonedMetric = 5;

        assertThatThrownBy(() -> train(sums, 3))
                .isInstanceOfSatisfying(
                        ErlangenException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ErlangenException.Kind.RUN))
                .hasMessageContaining("start-1, epoch 2")
                .hasMessageContaining("'size' became NaN");
        assertThat(sums.batches).hasSize(5);
    }

    @Test
    void aStateThatIsNotFiniteStopsTheFitAndNamesTheTensor() {
        Sums sums = new Sums();
        sums.poisonedState = 2;

        assertThatThrownBy(() -> train(sums, 3))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("start-1, epoch 1")
                .hasMessageContaining("'sum' became Infinity");
        assertThat(sums.batches).hasSize(2);
    }

    @Test
    void aFailedFactorisationIsToldWithItsPlace() {
        Sums sums = new Sums();
        sums.failing = 4;

        assertThatThrownBy(() -> train(sums, 3))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("start-1, epoch 2: the matrix [2, 2] is not positive definite");
    }

    @Test
    void anInterruptionLeavesTheStateAfterTheLastWholeStep() {
        Sums sums = new Sums();
        Trainer trainer = new Trainer(engine, new TrainingPlan(3, 3, EXAMPLES), () -> sums.batches.size() == 4);

        Interruption interruption = catchThrowableOfType(
                Interruption.class, () -> trainer.train("start-1", sums, data, ROOT, events::add, engine.newMemory()));

        assertThat(interruption.reached().epoch()).isEqualTo(2);
        assertThat(interruption.reached().state().counter("steps")).isEqualTo(4);
        assertThat(interruption.reached().state().tensors().get("sum").item())
                .isEqualTo(sums.seen.stream().mapToDouble(Double::doubleValue).sum());
    }

    private State train(Estimation estimation, int epochs) {
        Memory place = engine.newMemory();
        Consumer<RunEvent> listener = events::add;
        return new Trainer(engine, new TrainingPlan(epochs, 3, EXAMPLES), () -> false)
                .train("start-1", estimation, data, ROOT, listener, place);
    }

    private static List<Double> all() {
        return IntStream.range(0, EXAMPLES).mapToObj(i -> (double) i).toList();
    }

    private Dataset numbers(int count) {
        return numbers(engine, count);
    }

    private static Dataset numbers(Engine engine, int count) {
        return new Dataset(engine.range(count).reshape(-1, 1), engine.range(count));
    }

    /** Adds up all numbers that it meets. */
    private final class Sums implements Estimation {
        private final Engine tensors;
        private final List<Double> seen = new ArrayList<>();
        private final List<Integer> batches = new ArrayList<>();
        private final Set<Key> keys = new LinkedHashSet<>();
        private int poisonedMetric;
        private int poisonedState;
        private int failing;

        Sums() {
            this(engine);
        }

        Sums(Engine tensors) {
            this.tensors = tensors;
        }

        @Override
        public State initialise(Key key) {
            return new State(NamedTensors.of("sum", tensors.scalar(0), "unused", tensors.vector(1, 2)), Map.of());
        }

        @Override
        public Transition step(State state, Dataset batch, Key key) {
            Arrays.stream(batch.targets().toDoubles()).forEach(seen::add);
            batches.add(batch.size());
            keys.add(key);
            if (batches.size() == failing) {
                throw new NumericalException("the matrix [2, 2] is not positive definite");
            }
            Tensor sum = state.tensors().get("sum").add(batch.targets().sumAll());
            Tensor next = batches.size() == poisonedState ? sum.multiply(Double.POSITIVE_INFINITY) : sum;
            double metric = batches.size() == poisonedMetric ? Double.NaN : batch.size();
            return new Transition(
                    state.with(state.tensors().with("sum", next)).count("steps", state.counter("steps") + 1),
                    NamedTensors.of("size", tensors.scalar(metric)));
        }

        @Override
        public Transition afterEpoch(State state, Dataset training, int epoch, Key key) {
            return new Transition(state, NamedTensors.of("closing", tensors.scalar(1)));
        }

        @Override
        public Evidence evidence(State state, Dataset training, Key key) {
            return new Evidence(0, 0, training.size());
        }

        @Override
        public NamedTensors hyperparameters(State state) {
            return NamedTensors.of("eta", tensors.scalar(2));
        }

        @Override
        public NamedTensors parameters(State state) {
            return state.tensors();
        }

        @Override
        public Map<String, NamedTensors> predict(State state, Tensor inputs, Key key) {
            return Map.of();
        }
    }
}
