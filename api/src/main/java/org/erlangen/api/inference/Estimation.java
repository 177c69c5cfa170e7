package org.erlangen.api.inference;

import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** An estimator bound to a problem. Immutable: what changes is the {@link State} that passes through. */
public interface Estimation {
    /** The first state. */
    State initialise(Key key);

    /** One step of training on a batch. */
    Transition step(State state, Dataset batch, Key key);

    /** What follows an epoch (the first is 1), with all training data at hand: steps in eta, for methods that take them there. */
    default Transition afterEpoch(State state, Dataset training, int epoch, Key key) {
        return new Transition(state, NamedTensors.empty());
    }

    /** The estimate at a state. Batches are visited in order; sums are in float64. */
    Evidence evidence(State state, Dataset training, Key key);

    /** Hyperparameters at a state, on the constrained scale, by name. */
    NamedTensors hyperparameters(State state);

    /** Parameters at a state: the posterior mean, or the point estimate. */
    NamedTensors parameters(State state);

    /** The name of a table of effective numbers of parameters. */
    String EFFECTIVE_PARAMETERS = "effective-parameters";

    /** The name of a table of prior variances. */
    String PRIOR_VARIANCE = "prior-variance";

    /**
     * What is known at a last state of each parameter, one number by its name: tables such as {@link #EFFECTIVE_PARAMETERS} and {@link #PRIOR_VARIANCE};
     * none by default.
     */
    default Map<String, NamedTensors> tables(State state) {
        return Map.of();
    }

    /** Posterior predictive distributions by name ({@code mean-weights}, {@code model-average}), the main one first, each as {@link Likelihood#predictive} gives it. */
    Map<String, NamedTensors> predict(State state, Tensor inputs, Key key);
}
