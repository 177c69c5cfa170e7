package org.erlangen.inference.laplace.option;

/** Which curvature of the loss in the outputs. Source: docs/methods/laplace-kfac.md, section 1.1. */
public enum Fisher {
    /** The Hessian of the negative log likelihood: the generalised Gauss-Newton matrix, which is the Fisher information. */
    GAUSS_NEWTON,
    /** The outer product of the residual with itself: one backward pass in place of K, less accurate. */
    EMPIRICAL
}
