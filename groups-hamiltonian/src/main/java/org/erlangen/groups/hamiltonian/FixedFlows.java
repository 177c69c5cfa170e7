package org.erlangen.groups.hamiltonian;

import java.util.Arrays;
import java.util.List;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.ObservableFlows;
import org.erlangen.api.dynamics.QuadraticObservable;
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
record FixedFlows(List<QuadraticObservable> invariants, Measure measure, double scale) implements ObservableFlows {
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
        return List.copyOf(invariants);
    }

    /** The invariants in float64, with {@code W = A / 2}. */
    QuadraticObservables observables(Tensors tensors) {
        int count = invariants.size();
        int states = invariants.get(0).vector().length;
        double[] matrices = invariants.stream()
                .flatMap(invariant -> Arrays.stream(invariant.matrix()))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double[] vectors = invariants.stream()
                .flatMapToDouble(invariant -> Arrays.stream(invariant.vector()))
                .toArray();
        return new QuadraticObservables(
                tensors.of(Shape.of(count, states, states), Precision.FLOAT64, matrices)
                        .multiply(0.5),
                tensors.of(Shape.of(count, states), Precision.FLOAT64, vectors));
    }
}
