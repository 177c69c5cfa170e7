package org.erlangen.inference.laplace.option;

/**
 * How many precisions the Gaussian prior over the weights has. Their logarithms are learnt, under {@link #NAME} or {@code NAME.<parameter>}, in
 * float64.
 */
public enum PriorPrecision {
    /** One for all parameters. */
    SCALAR,
    /** One for each weight and each bias. */
    PER_TENSOR,
    /** One for each element. */
    DIAGONAL;

    /** The first part of the precisions' names. */
    public static final String NAME = "prior-precision";
}
