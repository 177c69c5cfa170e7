package org.erlangen.inference.laplace.option;

/** How much of the curvature is kept. Source: docs/methods/laplace-kfac.md, section 1.2. */
public enum Structure {
    /** All of it. */
    FULL,
    /** A dense block for each parameter. */
    BLOCK_DIAGONAL,
    /** A Kronecker product for each weight. */
    KRONECKER,
    /** The diagonal. */
    DIAGONAL
}
