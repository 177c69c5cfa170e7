package org.erlangen.inference.laplace.internal.curvature;

/**
 * What had to be mended in decompositions.
 *
 * @param clamped eigenvalues that rounding had made negative, taken for zero
 * @param shifted decompositions that succeeded only with 1 added to the diagonal for their time
 */
public record Repairs(int clamped, int shifted) {
    /** Nothing. */
    public static final Repairs NONE = new Repairs(0, 0);

    /** These and others. */
    public Repairs plus(Repairs others) {
        return new Repairs(clamped + others.clamped, shifted + others.shifted);
    }
}
