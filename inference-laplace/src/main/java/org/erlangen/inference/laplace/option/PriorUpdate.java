package org.erlangen.inference.laplace.option;

/** How prior precisions follow the evidence. Source: docs/methods/laplace-kfac.md, section 1.4. */
public enum PriorUpdate {
    /** Adam on their logarithms. */
    ADAM,
    /** MacKay's fixed point: effective parameters over squared norm. */
    FIXED_POINT
}
