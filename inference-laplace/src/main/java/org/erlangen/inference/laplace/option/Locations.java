package org.erlangen.inference.laplace.option;

/**
 * How Kronecker factors meet the R locations at which a map is applied within one example. Samples of a group are always averaged.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 2.2.
 */
public enum Locations {
    /** Each location counts on its own: exact for a linear network with a loss per location. */
    EXPAND,
    /** Inputs averaged and gradients summed over locations: exact for a linear network whose output averages locations. */
    REDUCE
}
