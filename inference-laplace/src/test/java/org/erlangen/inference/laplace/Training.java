package org.erlangen.inference.laplace;

import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.tensor.Key;

/** A plain fold over epochs of batches in order. */
record Training(Problem problem, Estimation estimation, Dataset data, Key key) {
    State run() {
        State state = estimation.initialise(key);
        for (int epoch = 1; epoch <= problem.plan().epochs(); epoch++) {
            state = epoch(state, epoch);
        }
        return state;
    }

    State epoch(State begun, int epoch) {
        State state = begun;
        int size = problem.plan().batchSize();
        for (int from = 0; from < data.size(); from += size) {
            Dataset batch = data.slice(from, Math.min(data.size(), from + size));
            state = estimation.step(state, batch, key.fold(epoch).fold(from)).state();
        }
        return estimation
                .afterEpoch(state, data, epoch, key.fold("epoch").fold(epoch))
                .state();
    }
}
