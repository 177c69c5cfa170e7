package org.erlangen.plugins.mechanics;

import java.util.List;
import org.erlangen.api.network.Architecture;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Shape;

/**
 * A Hamiltonian neural network: a perceptron is the energy of a system, and the prediction is where Hamilton's equations lead in a step. Averaged
 * over the flows of observables ({@code placement: energy}) the energy conserves them. Its declared maps are {@code input}, {@code hidden-1},
 * ..., {@code energy}; {@code input-scale} multiplies the first layer.
 */
public final class HamiltonianArchitecture implements Architecture<HamiltonianOptions> {
    /** Found by name through the service loader. */
    public HamiltonianArchitecture() {}

    @Override
    public Description<HamiltonianOptions> describe() {
        return Description.of(
                        "hamiltonian", "a perceptron as an energy, whose motion is followed", HamiltonianOptions.class)
                .source("S. Greydanus, M. Dzamba and J. Yosinski", "Hamiltonian Neural Networks", "NeurIPS", 2019)
                .source(
                        "T. F. A. van der Ouderaa, M. van der Wilk and P. de Haan",
                        "Noether's Razor: Learning Conserved Quantities",
                        "NeurIPS",
                        2024);
    }

    @Override
    public List<Refusal> refusals(HamiltonianOptions options, Shape input, int outputs) {
        boolean isState = input.rank() == 1 && input.size(0) > 0 && input.size(0) % 2 == 0;
        return isState && outputs == input.size(0)
                ? List.of()
                : List.of(new Refusal(
                        "",
                        "an energy moves states (q, p), but inputs have shape " + input + " and there are " + outputs
                                + " outputs",
                        "as many positions as momenta, and targets of the same shape",
                        "Use data such as trajectories"));
    }

    @Override
    public Network network(HamiltonianOptions options, Shape input, int outputs) {
        return new HamiltonianNetwork(options, input.size(0));
    }
}
