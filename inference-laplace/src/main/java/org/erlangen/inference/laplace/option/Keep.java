package org.erlangen.inference.laplace.option;

/** Which state a fit ends with. */
public enum Keep {
    /** That of the epoch with the highest evidence, from the end of the burn-in on. */
    BEST,
    /** The last one. */
    LAST
}
