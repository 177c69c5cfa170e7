package org.erlangen.host.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.tensor.Engine;

/**
 * Folds an estimation over epochs of shuffled batches. Each step has a memory scope of its own, out of which only what is new in the next state is copied.
 *
 * <p>The order of epoch e is a permutation from {@code root.fold("order").fold(e)}; step s has the key {@code root.fold("step").fold(s)}, s from 0.
 */
public final class Trainer {
    private final Engine engine;
    private final TrainingPlan plan;
    private final BooleanSupplier interrupted;

    /** A trainer that asks {@code interrupted} after each step. */
    public Trainer(Engine engine, TrainingPlan plan, BooleanSupplier interrupted) {
        this.engine = engine;
        this.plan = plan;
        this.interrupted = interrupted;
    }

    /**
     * Trains from the first state to the last, which lies in {@code place}. Errors: {@link org.erlangen.api.provider.ErlangenException} of kind RUN
     * naming the tensor, fit and epoch where a number is not finite; {@link Interruption} with the state in {@code place}.
     */
    public State train(
            String fit, Estimation estimation, Dataset training, Key root, Consumer<RunEvent> events, Memory place) {
        try (StateMemory memory = new StateMemory(engine)) {
            return new Fold(fit, estimation, training, root, events, place, memory).begin();
        }
    }

    /** Goes on with what {@link #train} has not finished; the rest is the same, to the bit. */
    State resume(
            Reached reached,
            String fit,
            Estimation estimation,
            Dataset training,
            Key root,
            Consumer<RunEvent> events,
            Memory place) {
        try (StateMemory memory = new StateMemory(engine)) {
            return new Fold(fit, estimation, training, root, events, place, memory).resume(reached);
        }
    }

    /** One fit. */
    @SuppressWarnings("try") // a scope acts by being open
    private final class Fold {
        private final String fit;
        private final Estimation estimation;
        private final Dataset training;
        private final Key root;
        private final Consumer<RunEvent> events;
        private final Memory place;
        private final StateMemory memory;

        Fold(
                String fit,
                Estimation estimation,
                Dataset training,
                Key root,
                Consumer<RunEvent> events,
                Memory place,
                StateMemory memory) {
            this.fit = fit;
            this.estimation = estimation;
            this.training = training;
            this.root = root;
            this.events = events;
            this.place = place;
            this.memory = memory;
        }

        State begin() {
            return from(Reached.beginning(1, first()));
        }

        State resume(Reached reached) {
            return from(reached.with(kept(reached.state(), new Finiteness(fit, reached.epoch()))));
        }

        private State from(Reached begun) {
            Reached reached = begun;
            while (reached.epoch() <= plan.epochs()) {
                reached = Reached.beginning(reached.epoch() + 1, epoch(reached));
            }
            return moved(reached.state());
        }

        private State first() {
            try (MemoryScope scope = engine.openScope()) {
                State state = estimation.initialise(root.fold("initialise"));
                return kept(state, new Finiteness(fit, 0));
            }
        }

        /** The rest of an epoch. */
        private State epoch(Reached begun) {
            int epoch = begun.epoch();
            int[] order = engine.permutation(root.fold("order").fold(epoch), training.size());
            Means means = begun.means();
            State state = begun.state();
            for (int batch = begun.batches(); batch < plan.stepsPerEpoch(); batch++) {
                int from = batch * plan.batchSize();
                int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + plan.batchSize()));
                Key key = root.fold("step").fold((long) (epoch - 1) * plan.stepsPerEpoch() + batch);
                State before = state;
                state = advance(epoch, means, () -> estimation.step(before, training.take(chosen), key));
                if (interrupted.getAsBoolean()) {
                    throw new Interruption(fit, new Reached(epoch, batch + 1, means, moved(state)));
                }
            }
            return ended(state, epoch, means);
        }

        private State ended(State stepped, int epoch, Means means) {
            Means closing = new Means();
            Key key = root.fold("epoch").fold(epoch);
            State state = advance(epoch, closing, () -> estimation.afterEpoch(stepped, training, epoch, key));
            Map<String, Double> metrics = new LinkedHashMap<>(means.values());
            metrics.putAll(closing.values());
            try (MemoryScope scope = engine.openScope()) {
                Map<String, Double> hyperparameters =
                        new Finiteness(fit, epoch).numbers(estimation.hyperparameters(state));
                events.accept(new RunEvent.EpochEnded(fit, epoch, metrics, hyperparameters));
                events.accept(new RunEvent.StateReached(fit, epoch, estimation, state));
            }
            return state;
        }

        private State advance(int epoch, Means means, Supplier<Transition> step) {
            Finiteness finiteness = new Finiteness(fit, epoch);
            try (MemoryScope scope = engine.openScope()) {
                Transition transition = step.get();
                means.add(finiteness.numbers(transition.metrics()));
                return kept(transition.state(), finiteness);
            } catch (NumericalException failure) {
                throw finiteness.failed(failure);
            }
        }

        private State kept(State state, Finiteness finiteness) {
            finiteness.check(memory.changed(state), engine);
            return memory.keep(state);
        }

        private State moved(State state) {
            return state.with(engine.keep(place, state.tensors()));
        }
    }
}
