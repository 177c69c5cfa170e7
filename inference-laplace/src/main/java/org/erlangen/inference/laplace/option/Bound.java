package org.erlangen.inference.laplace.option;

/** What the evidence is climbed by. Source: docs/methods/laplace-kfac.md, section 4. */
public enum Bound {
    /** Its estimate from all data. */
    NONE,
    /** A bound from a part of the data, by its exact tangent kernel. */
    KERNEL,
    /** A bound from a part of the data, by the curvature in its structure. */
    PARAMETRIC
}
