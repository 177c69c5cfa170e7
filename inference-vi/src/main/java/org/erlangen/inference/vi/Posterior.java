package org.erlangen.inference.vi;

/** Which weights are random. Biases and parameters of no declared map are point estimates, trained along. */
public enum Posterior {
    /** The readout's weight; everything before the readout keeps its random first value. */
    FEATURES,
    /** The readout's weight; everything before it is a point estimate, which tends to overfit and to prefer no invariance. */
    LAST_LAYER,
    /** All declared weights, before the readout independent. */
    MEAN_FIELD,
    /** All declared weights, before the readout matrix normal. */
    MATRIX_NORMAL,
    /** All declared weights, matrix normal with triangular factors as the readout's family triangular has. */
    TRIANGULAR,
    /** None: all weights are point estimates and the KL is left out. The baseline whose extents collapse. */
    MAXIMUM_LIKELIHOOD
}
