package org.erlangen.groups.hamiltonian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.ObservableFlows;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.PointAction;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Flows of known invariants. Nothing of them is learnt.
 *
 * @param invariants what is conserved, all of the same number of coordinates
 * @param measure how flow times are distributed
 * @param scale times the flow times
 */
record FixedFlows(List<Invariant> invariants, Measure measure, double scale) implements ObservableFlows {
    FixedFlows {
        invariants = List.copyOf(invariants);
    }

    @Override
    public Domain domain() {
        return Domain.PHASE_SPACE;
    }

    @Override
    public List<Hyperparameter> extents() {
        return List.of();
    }

    @Override
    public int dimension() {
        return measure.coordinates(invariants.size());
    }

    @Override
    public Tensor elements(Tensor coordinates, NamedTensors extents) {
        Tensor generators = observables(coordinates.tensors()).generators();
        Tensor times = measure.draw(coordinates, invariants.size()).multiply(scale);
        return QuadraticObservables.flows(generators, times).cast(coordinates.precision());
    }

    @Override
    public Tensor act(Tensor elements, Tensor x) {
        return PointAction.act(elements, x);
    }

    @Override
    public List<Observable> observables(NamedTensors extents) {
        List<Observable> observables = new ArrayList<>();
        invariants.forEach(invariant -> observables.add(invariant.observable()));
        return observables;
    }

    /** The invariants in float64. */
    QuadraticObservables observables(Tensors tensors) {
        int count = invariants.size();
        int states = invariants.get(0).linear().length;
        double[] quadratic = invariants.stream()
                .map(Invariant::quadratic)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double[] linear = invariants.stream()
                .map(Invariant::linear)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return new QuadraticObservables(
                tensors.of(Shape.of(count, states, states), Precision.FLOAT64, quadratic),
                tensors.of(Shape.of(count, states), Precision.FLOAT64, linear));
    }
}
