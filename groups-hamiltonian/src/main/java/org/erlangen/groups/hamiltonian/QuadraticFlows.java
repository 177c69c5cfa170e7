package org.erlangen.groups.hamiltonian;

import java.util.List;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.ObservableFlows;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.PointAction;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * Flows of learnt quadratic observables: affine symplectic maps {@code exp(pi sum_k tau_k G_k)}, computed in float64.
 *
 * @param states number M of coordinates of a state
 * @param options count, first values, measure and order
 */
record QuadraticFlows(int states, ObservablesOptions options) implements ObservableFlows {
    @Override
    public Domain domain() {
        return Domain.PHASE_SPACE;
    }

    @Override
    public List<Hyperparameter> extents() {
        int count = options.count();
        return List.of(
                Hyperparameter.tensor(
                        ObservablesGroup.QUADRATIC,
                        "W of observables x^T W x + b^T x",
                        Shape.of(count, states, states),
                        options.initialDeviation(),
                        Initialiser.normal(1),
                        true),
                Hyperparameter.tensor(
                        ObservablesGroup.LINEAR,
                        "b of observables x^T W x + b^T x",
                        Shape.of(count, states),
                        options.initialDeviation(),
                        Initialiser.normal(1),
                        true));
    }

    @Override
    public int dimension() {
        return options.measure().coordinates(times());
    }

    @Override
    public Tensor elements(Tensor coordinates, NamedTensors extents) {
        Tensor generators = quadratic(extents).generators();
        Tensor all = options.bchOrder() == 1 ? generators : QuadraticObservables.withCommutators(generators);
        Tensor times = options.measure().draw(coordinates, times()).multiply(options.scale());
        return QuadraticObservables.flows(all, times).cast(coordinates.precision());
    }

    @Override
    public Tensor act(Tensor elements, Tensor x) {
        return PointAction.act(elements, x);
    }

    @Override
    public List<Observable> observables(NamedTensors extents) {
        return quadratic(extents).each();
    }

    private static QuadraticObservables quadratic(NamedTensors extents) {
        return new QuadraticObservables(
                extents.get(ObservablesGroup.QUADRATIC).cast(Precision.FLOAT64),
                extents.get(ObservablesGroup.LINEAR).cast(Precision.FLOAT64));
    }

    private int times() {
        int count = options.count();
        return options.bchOrder() == 1 ? count : count * (count + 1) / 2;
    }
}
