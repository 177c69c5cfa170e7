package org.erlangen.api.network;

import org.erlangen.api.tensor.Tensor;

/**
 * A network that predicts the next state of a mechanical system by following the flow of a learnt energy, which may be averaged over
 * maps of phase space. It needs the gradient of its energy, so it asks its sites for the weights themselves: {@link Sites#parameter} of
 * every parameter, and {@link Sites#samples}.
 *
 * <p>Source: van der Ouderaa, van der Wilk and de Haan, "Noether's razor: learning conserved quantities", NeurIPS 2024.
 */
public interface EnergyNetwork extends Network {
    /**
     * The state one step later. The maps of the average are the same for all states and all stages of the integrator. Shape: x [B, M];
     * result [B, M], or [R, B, M] when the sites have R samples.
     */
    Tensor apply(Sites sites, Tensor x, Symmetrisation average);

    @Override
    default Tensor apply(Sites sites, Tensor x) {
        return apply(sites, x, new Symmetrisation.None());
    }

    /** Time from an input to its prediction: that of the data, or else the model is refused. */
    double stepSize();

    /** The averaged energy. Shape: x [B, M]; result [B], or [R, B] when the sites have R samples. */
    Tensor energy(Sites sites, Tensor x, Symmetrisation average);
}
