package org.erlangen.host.training;

/** The user stopped a fit. The state after the last whole step can be read until the run's memory is released. */
public final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fit;
    private final transient Reached reached;

    Interruption(String fit, Reached reached) {
        super("interrupted in epoch " + reached.epoch() + " of " + fit);
        this.fit = fit;
        this.reached = reached;
    }

    /** The fit's name. */
    public String fit() {
        return fit;
    }

    /** Where it was stopped, after the last whole step. */
    public Reached reached() {
        return reached;
    }
}
