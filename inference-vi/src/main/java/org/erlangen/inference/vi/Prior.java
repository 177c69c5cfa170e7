package org.erlangen.inference.vi;

/** How the prior {@code N(0, deviation^2 I)} of each random weight gets its deviation. */
public enum Prior {
    /** The posterior is one of {@code W / deviation} under {@code N(0, I)}; the bound's gradient trains the deviation. */
    WHITENED,
    /** After each epoch the variance moves towards the one that is best for the posterior, by {@code prior-damping}. */
    CLOSED_FORM,
    /** After each step the precision moves towards the one that is best for the posterior, by {@code prior-damping}. */
    EMPIRICAL,
    /** It stays as it starts. */
    FIXED
}
