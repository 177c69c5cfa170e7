package org.erlangen.groups.hamiltonian;

import java.util.List;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.ObservableFlows;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * Flows of learnt observables that are networks. An element is the combined observable, see {@link NetworkObservables#combined}; it moves
 * states by the Runge-Kutta method, and derivatives pass through its steps.
 *
 * @param states number M of coordinates of a state
 * @param options count, units, first values, measure and steps
 */
record NetworkFlows(int states, ObservablesOptions options) implements ObservableFlows {
    @Override
    public Domain domain() {
        return Domain.PHASE_SPACE;
    }

    @Override
    public List<Hyperparameter> extents() {
        Shape units = Shape.of(options.count(), options.hidden());
        return List.of(
                Hyperparameter.tensor(
                        ObservablesGroup.INNER,
                        "U of observables v . tanh(U x + c)",
                        units.append(Shape.of(states)),
                        1,
                        Initialiser.normal(1 / Math.sqrt(states)),
                        true),
                Hyperparameter.tensor(
                        ObservablesGroup.BIAS,
                        "c of observables v . tanh(U x + c)",
                        units,
                        1,
                        Initialiser.uniform(0, 2 * Math.PI),
                        true),
                Hyperparameter.tensor(
                        ObservablesGroup.READOUT,
                        "v of observables v . tanh(U x + c)",
                        units,
                        options.initialDeviation(),
                        Initialiser.normal(1),
                        true));
    }

    @Override
    public int dimension() {
        return options.measure().coordinates(options.count());
    }

    @Override
    public Tensor elements(Tensor coordinates, NamedTensors extents) {
        Tensor times = options.measure().draw(coordinates, options.count()).multiply(options.scale());
        return network(extents).combined(times.cast(coordinates.precision()));
    }

    /** Shape: elements [G, K, h, M + 2]; x [B, M] or [B, n, M], G a multiple of B; result [G, M] or [G, n, M]. */
    @Override
    public Tensor act(Tensor elements, Tensor x) {
        int count = elements.shape().size(0);
        int batch = x.shape().size(0);
        Tensor points = x.reshape(batch, 1, -1, states);
        int each = points.shape().size(2);
        Tensor shared =
                points.broadcastTo(Shape.of(batch, count / batch, each, states)).reshape(count, each, states);
        Tensor moved =
                RungeKutta.flow(state -> NetworkObservables.field(elements, state), shared, Math.PI, options.steps());
        return moved.reshape(x.shape().with(0, count));
    }

    @Override
    public List<Observable> observables(NamedTensors extents) {
        return network(extents).each();
    }

    private static NetworkObservables network(NamedTensors extents) {
        return new NetworkObservables(
                extents.get(ObservablesGroup.INNER),
                extents.get(ObservablesGroup.BIAS),
                extents.get(ObservablesGroup.READOUT));
    }
}
