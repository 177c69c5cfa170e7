package org.erlangen.api.inference;

import java.util.List;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * What an estimator is given: a network, averaged over groups, with a likelihood, composed by the host.
 *
 * <p>eta is given by name on the constrained scale, each of the shape that its hyperparameter has.
 */
public interface Problem {
    /** Makes and differentiates tensors. */
    Tensors tensors();

    /** The network inside the average. */
    Network network();

    /** The likelihood. */
    Likelihood likelihood();

    /** All hyperparameters: the network's, the groups' extents, then the likelihood's own. */
    List<Hyperparameter> hyperparameters();

    /** The outline of training. */
    TrainingPlan plan();

    /** Random draws of group elements as the experiment asks for, for training ({@code evaluation} false) or judging. */
    Draw draw(Key key, boolean evaluation);

    /**
     * The invariant predictor {@code f(x) = (1/S) sum_s g(T_s x; theta)}. Shape: inputs [B, ...]; result [B, K]; or, when
     * probabilities or losses are averaged in place of outputs, one output per sample: [S, B, K].
     */
    Tensor outputs(Sites sites, Tensor inputs, NamedTensors eta, Draw draw);

    /** The averaged energy of an {@link org.erlangen.api.network.EnergyNetwork}. Shape: x [B, M]; result [B]. Errors: refused for other networks. */
    default Tensor energy(Sites sites, Tensor x, NamedTensors eta, Draw draw) {
        throw new UnsupportedOperationException("the network predicts by no energy");
    }

    /** {@code log p(y | x)} of each example under the chosen average. Shape: [B]. Units: nats. */
    Tensor logLikelihood(Sites sites, Dataset batch, NamedTensors eta, Draw draw);

    /** Whether {@link #outputs} averages features before the readout, so that the readout is met once per example. */
    boolean averagesBeforeReadout();

    /** Whether {@link #outputs} applies images of the weights, as transformed filters are, in place of the network's own. */
    default boolean transformsWeights() {
        return false;
    }
}
