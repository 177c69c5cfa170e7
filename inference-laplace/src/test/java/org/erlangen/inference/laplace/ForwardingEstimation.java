package org.erlangen.inference.laplace;

import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/** An estimation that does what another does, to be spoilt in one respect. */
abstract class ForwardingEstimation implements Estimation {
    private final Estimation estimation;

    ForwardingEstimation(Estimation estimation) {
        this.estimation = estimation;
    }

    @Override
    public State initialise(Key key) {
        return estimation.initialise(key);
    }

    @Override
    public Transition afterEpoch(State state, Dataset training, int epoch, Key key) {
        return estimation.afterEpoch(state, training, epoch, key);
    }

    @Override
    public Evidence evidence(State state, Dataset training, Key key) {
        return estimation.evidence(state, training, key);
    }

    @Override
    public NamedTensors hyperparameters(State state) {
        return estimation.hyperparameters(state);
    }

    @Override
    public NamedTensors parameters(State state) {
        return estimation.parameters(state);
    }

    @Override
    public Map<String, NamedTensors> predict(State state, Tensor inputs, Key key) {
        return estimation.predict(state, inputs, key);
    }
}
