package org.erlangen.host.training;

import org.erlangen.api.inference.State;

/**
 * How far a fit has come.
 *
 * @param epoch the first epoch that is not finished, from 1
 * @param batches how many of its batches are done
 * @param means of metrics over these
 * @param state after these
 */
public record Reached(int epoch, int batches, Means means, State state) {
    /** The beginning of an epoch, from 1. */
    public static Reached beginning(int epoch, State state) {
        return new Reached(epoch, 0, new Means(), state);
    }

    /** The same, the state elsewhere. */
    Reached with(State moved) {
        return new Reached(epoch, batches, means, moved);
    }
}
