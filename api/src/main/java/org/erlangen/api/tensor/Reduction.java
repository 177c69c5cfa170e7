package org.erlangen.api.tensor;

/** Reductions over axes. */
public enum Reduction {
    /** Sum, accumulated in float64 whatever the precision of the elements. */
    SUM,
    /** Largest element; where several are equal the derivative is that of the first. Refuses empty axes. */
    MAX,
    /** Row-major number, within the reduced axes, of the first largest element; has no derivative. Refuses empty axes. */
    ARG_MAX
}
