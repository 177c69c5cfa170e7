package org.erlangen.conformance.internal.backend;

import org.erlangen.api.backend.Array;
import org.erlangen.conformance.Tolerance;

/**
 * A computation whose result every device has to agree on.
 *
 * @param primitive the primitive under test
 * @param name shapes and arguments in words
 * @param tolerance how far results may differ
 * @param computation what is computed, from the same inputs on every device
 */
public record Case(String primitive, String name, Tolerance tolerance, Computation computation) {
    /** A function of inputs, which know the device. */
    public interface Computation {
        /** Makes inputs and computes with them. */
        Array on(Inputs inputs);
    }
}
