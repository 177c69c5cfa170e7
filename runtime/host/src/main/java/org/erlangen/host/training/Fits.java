package org.erlangen.host.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NumericalException;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.tensor.Engine;

/**
 * Fits of one problem from several starts, of which the one with the highest evidence is kept; and of its baseline, which does not compete.
 * States of kept fits live until this is closed.
 */
@SuppressWarnings("try") // a scope acts by being open
public final class Fits implements AutoCloseable {
    private final Engine engine;
    private final Trainer trainer;
    private final Function<Problem, Estimation> estimator;
    private final Consumer<RunEvent> events;
    private final Key root;
    private final Earlier earlier;
    private final List<Memory> places = new ArrayList<>();

    /** Fits by an estimator, whose random numbers all come from {@code root}; what was done earlier is not done again. */
    public Fits(
            Engine engine,
            Trainer trainer,
            Function<Problem, Estimation> estimator,
            Consumer<RunEvent> events,
            Key root,
            Earlier earlier) {
        this.engine = engine;
        this.trainer = trainer;
        this.estimator = estimator;
        this.events = events;
        this.root = root;
        this.earlier = earlier;
    }

    /**
     * What came out.
     *
     * @param best the fit with the highest evidence, the first of equals
     * @param starts all that competed, in order
     * @param baseline the fit without groups, if it was asked for
     */
    public record Outcome(Fit best, List<Attempt> starts, Optional<Fit> baseline) {
        public Outcome {
            starts = List.copyOf(starts);
        }
    }

    /** Fits every start, at least one, then the baseline. Errors: as {@link Trainer#train}. */
    public Outcome fit(List<InvariantProblem> starts, Optional<InvariantProblem> baseline, Dataset training) {
        int fits = starts.size() + (baseline.isPresent() ? 1 : 0);
        List<Attempt> attempts = new ArrayList<>();
        Memory place = place();
        Fit best = fit("start-1", 1, fits, starts.get(0), training, place);
        attempts.add(attempt(best));
        for (int index = 2; index <= starts.size(); index++) {
            Memory other = place();
            Fit fit = fit("start-" + index, index, fits, starts.get(index - 1), training, other);
            attempts.add(attempt(fit));
            if (fit.evidence().total() > best.evidence().total()) {
                place.clear();
                place = other;
                best = fit;
            } else {
                other.clear();
            }
        }
        return new Outcome(
                best, attempts, baseline.map(problem -> fit("baseline", fits, fits, problem, training, place())));
    }

    private Fit fit(String name, int index, int fits, InvariantProblem problem, Dataset training, Memory place) {
        int epochs = problem.plan().epochs();
        events.accept(new RunEvent.FitStarted(name, index, fits, epochs));
        Estimation estimation = estimator.apply(problem);
        State state = trained(name, estimation, training, place);
        Finiteness finiteness = new Finiteness(name, epochs);
        try (MemoryScope scope = engine.openScope()) {
            Evidence evidence = evidence(estimation, state, training, finiteness);
            finiteness.finite("log marginal likelihood", evidence.total());
            Map<String, Double> hyperparameters = finiteness.numbers(estimation.hyperparameters(state));
            events.accept(new RunEvent.FitEnded(name, evidence, hyperparameters));
            return new Fit(name, problem, estimation, state, evidence, hyperparameters);
        }
    }

    private State trained(String name, Estimation estimation, Dataset training, Memory place) {
        Optional<State> last = last(name, estimation, place);
        if (last.isPresent()) {
            return last.get();
        }
        try (Memory beginning = engine.newMemory()) {
            return reached(name, estimation, beginning)
                    .map(reached -> trainer.resume(reached, name, estimation, training, root, events, place))
                    .orElseGet(() -> trainer.train(name, estimation, training, root, events, place));
        }
    }

    private Optional<State> last(String name, Estimation estimation, Memory place) {
        try (MemoryScope scope = engine.openScope()) {
            Optional<State> last = earlier.last(name);
            last.ifPresent(state -> {
                replay(name, estimation, state);
                int epochs = earlier.epochs(name).size();
                events.accept(new RunEvent.StateReached(name, epochs, estimation, state));
            });
            return last.map(state -> state.with(engine.keep(place, state.tensors())));
        }
    }

    private Optional<Reached> reached(String name, Estimation estimation, Memory place) {
        try (MemoryScope scope = engine.openScope()) {
            Optional<Reached> reached = earlier.reached(name);
            reached.ifPresent(there -> replay(name, estimation, there.state()));
            return reached.map(there -> there.with(
                    there.state().with(engine.keep(place, there.state().tensors()))));
        }
    }

    /** Epochs that were finished earlier, for listeners that follow a run from its beginning; their states are gone. */
    private void replay(String name, Estimation estimation, State state) {
        Set<String> hyperparameters = estimation.hyperparameters(state).names();
        int epoch = 0;
        for (Map<String, Double> values : earlier.epochs(name)) {
            Map<String, Double> metrics = new LinkedHashMap<>(values);
            Map<String, Double> eta = new LinkedHashMap<>(values);
            metrics.keySet().removeAll(hyperparameters);
            eta.keySet().retainAll(hyperparameters);
            events.accept(new RunEvent.EpochEnded(name, ++epoch, metrics, eta));
        }
    }

    private Evidence evidence(Estimation estimation, State state, Dataset training, Finiteness finiteness) {
        try {
            return estimation.evidence(state, training, root.fold("evidence"));
        } catch (NumericalException failure) {
            throw finiteness.failed(failure);
        }
    }

    private static Attempt attempt(Fit fit) {
        return new Attempt(fit.name(), fit.evidence(), fit.hyperparameters());
    }

    private Memory place() {
        Memory place = engine.newMemory();
        places.add(place);
        return place;
    }

    @Override
    public void close() {
        places.forEach(Memory::close);
    }
}
