package org.erlangen.api.backend;

import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/**
 * A dense row-major array in a backend's memory, as an opaque handle. Its elements never change after the primitive that made it
 * returned. It lives as long as the memory scope in which it was made; its use afterwards is refused.
 */
public interface Array {
    /** Sizes of the axes. */
    Shape shape();

    /** Format of the elements. */
    Precision precision();
}
