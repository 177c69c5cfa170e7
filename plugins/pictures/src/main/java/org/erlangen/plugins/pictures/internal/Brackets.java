package org.erlangen.plugins.pictures.internal;

import java.util.Optional;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * Poisson brackets with the learnt energy at states of the data, over the lengths of both gradients: 0 for what is conserved.
 *
 * @param states shape [n, M]
 * @param energyGradients shape [n, M]
 */
record Brackets(Tensor states, Tensor energyGradients) {
    /** States to look at. */
    private static final int STATES = 200;

    /** Those with the energy of a run's best fit at mean parameters; nothing when its network has no energy. */
    static Optional<Brackets> of(RunEvent.RunEnded ended, Dataset data) {
        if (!(ended.problem().network() instanceof EnergyNetwork)) {
            return Optional.empty();
        }
        NamedTensors eta = ended.estimation().hyperparameters(ended.state());
        PointSites sites = new PointSites(ended.estimation().parameters(ended.state()));
        Draw draw = ended.problem().draw(Key.ofSeed(0), true);
        Tensor states = data.inputs().slice(0, 0, Math.min(STATES, data.size()));
        Tensor gradients = ended.problem()
                .tensors()
                .grad(x -> ended.problem().energy(sites, x, eta, draw).sumAll())
                .apply(states);
        return Optional.of(new Brackets(states, gradients));
    }

    /** The mean of {@code |{C, H}| / (|grad C| |grad H|)}, in [0, 1]. */
    double with(QuadraticObservable observable) {
        Tensor gradients =
                states.tensors().grad(x -> observable.value(x).sumAll()).apply(states);
        Tensor bracket = gradients.multiply(PhaseSpace.rotated(energyGradients)).sum(-1);
        Tensor lengths = gradients
                .square()
                .sum(-1)
                .multiply(energyGradients.square().sum(-1))
                .sqrt();
        Tensor still = lengths.equalTo(states.tensors().zerosLike(lengths));
        return bracket.absolute().divide(lengths.add(still)).mean(0).item();
    }
}
