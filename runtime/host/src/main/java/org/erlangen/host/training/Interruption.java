package org.erlangen.host.training;

import org.erlangen.api.inference.State;

/** The user stopped a fit. The state after the last whole step can be read until the run's memory is released. */
public final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fit;
    private final int epoch;
    private final transient State state;

    Interruption(String fit, int epoch, State state) {
        super("interrupted in epoch " + epoch + " of " + fit);
        this.fit = fit;
        this.epoch = epoch;
        this.state = state;
    }

    /** The fit's name. */
    public String fit() {
        return fit;
    }

    /** The epoch that was not finished, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The state after the last whole step. */
    public State state() {
        return state;
    }
}
