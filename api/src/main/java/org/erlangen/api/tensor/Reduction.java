package org.erlangen.api.tensor;

/** Reductions over axes. */
public enum Reduction {
    /** Sum, accumulated in float64 whatever the precision of the elements. */
    SUM,
    /** Largest element; where several are equal the derivative is shared equally. Refuses empty axes. */
    MAX,
    /** Index of the first largest element over one axis; has no derivative. Refuses empty axes. */
    ARG_MAX
}
