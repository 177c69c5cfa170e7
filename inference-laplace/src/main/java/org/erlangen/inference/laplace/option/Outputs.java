package org.erlangen.inference.laplace.option;

/**
 * Which of the K outputs a bound puts in one log-determinant. Only {@link #ALL} and {@link #PSEUDO} bound the evidence for sure when the
 * likelihood couples the outputs, as softmax does.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 4.4.
 */
public enum Outputs {
    /** All of them together. */
    ALL,
    /** Each on its own, as if the likelihood did not couple them. */
    INDEPENDENT,
    /** A random one, the same for all examples, counted K times. */
    SINGLE,
    /** A random one for each example, counted K times. */
    SINGLE_EACH,
    /** Each answer's score on its own, weighted with its probability: {@code L = sum_c p_c s_c s_c^T}. Of real targets, each output. */
    PSEUDO
}
