package org.erlangen.plugins.pictures.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.erlangen.api.data.Examples;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.ObservableFlows;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.plugins.pictures.internal.span.Comparison;
import org.erlangen.plugins.pictures.internal.span.Span;

/**
 * What a fit learnt of conserved quantities, by group.
 *
 * @param fit the fit's name
 * @param groups one entry per group with quadratic observables; at least one
 */
public record Symmetries(String fit, List<Group> groups) {
    public Symmetries {
        groups = List.copyOf(groups);
    }

    /**
     * A group's independent observables, most important first.
     *
     * @param name the group's name
     * @param span where they come from
     * @param drifts of each along trajectories; empty without any
     * @param brackets of each with the learnt energy; empty without one
     * @param truth what is conserved in truth, where it is known
     */
    public record Group(
            String name, Span span, List<Double> drifts, List<Double> brackets, Optional<Comparison> truth) {
        public Group {
            drifts = List.copyOf(drifts);
            brackets = List.copyOf(brackets);
        }
    }

    /** What the best fit of a run learnt. Errors: {@link ErlangenException} when no group has quadratic observables. */
    public static Symmetries of(
            RunEvent.RunEnded ended, Examples examples, Trajectories trajectories, Optional<HamiltonianSystem> truth) {
        NamedTensors eta = ended.estimation().hyperparameters(ended.state());
        Optional<Span> conserved = truth.map(HamiltonianSystem::conservedQuadratics)
                .filter(observables -> !observables.isEmpty())
                .map(Span::of);
        Optional<Brackets> brackets = Brackets.of(ended, examples.training());
        List<Group> groups = new ArrayList<>();
        ended.transformations().forEach((name, group) -> {
            if (group instanceof ObservableFlows flows) {
                List<QuadraticObservable> observables = quadratic(flows.observables(eta));
                if (!observables.isEmpty()) {
                    groups.add(group(name, Span.of(observables), trajectories, brackets, conserved));
                }
            }
        });
        if (groups.isEmpty()) {
            throw new ErlangenException(
                    ErlangenException.Kind.CONFIGURATION,
                    "reports",
                    "'symmetries' has nothing to say, since no group has quadratic observables",
                    "",
                    "Leave it out, or use the group 'observables'");
        }
        return new Symmetries(ended.fit(), groups);
    }

    private static Group group(
            String name, Span span, Trajectories trajectories, Optional<Brackets> brackets, Optional<Span> conserved) {
        List<Double> drifts = new ArrayList<>();
        List<Double> withEnergy = new ArrayList<>();
        for (int index = 0; index < span.rank(); index++) {
            QuadraticObservable observable = span.observable(index);
            if (!trajectories.isEmpty()) {
                drifts.add(trajectories.drift(observable));
            }
            brackets.ifPresent(bracket -> withEnergy.add(bracket.with(observable)));
        }
        Optional<Comparison> comparison =
                conserved.filter(truth -> truth.states() == span.states()).map(truth -> Comparison.of(span, truth));
        return new Group(name, span, drifts, withEnergy, comparison);
    }

    private static List<QuadraticObservable> quadratic(List<Observable> observables) {
        return observables.stream()
                .filter(QuadraticObservable.class::isInstance)
                .map(QuadraticObservable.class::cast)
                .toList();
    }
}
