package org.erlangen.api.tensor;

/** A factorisation or an iteration that has no finite answer for these numbers. The message names the operation, shape and position. */
public final class NumericalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure in these words. */
    public NumericalException(String message) {
        super(message);
    }
}
