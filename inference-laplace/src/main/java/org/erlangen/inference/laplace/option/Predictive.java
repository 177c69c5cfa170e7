package org.erlangen.inference.laplace.option;

/** What predictions are made with. Source: docs/methods/laplace-kfac.md, section 5. */
public enum Predictive {
    /** The linearised network, in closed form: exact for real targets, by the probit approximation for classes. */
    LINEARISED,
    /** The linearised network under samples of its outputs. */
    OUTPUT_SAMPLES,
    /** The linearised network under samples of its weights. */
    WEIGHT_SAMPLES,
    /** The point estimate alone. */
    POINT_ESTIMATE
}
