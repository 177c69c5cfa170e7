package org.erlangen.inference.laplace.option;

/** How weights descend. */
public enum Optimiser {
    /** Adam with the usual settings. */
    ADAM,
    /** Gradient descent with momentum: {@code v <- momentum v + gradient, theta <- theta - rate v}. */
    MOMENTUM
}
