package org.erlangen.api.symmetry;

/** What a group acts on, and the layout of it. */
public enum Domain {
    /** Images as functions on the square [-1, 1]^2. Shape: x [B, C, H, W]; elements are homogeneous 3 x 3 matrices. */
    IMAGE_PLANE,
    /** Sets of points. Shape: x [B, n, d]; elements are homogeneous (d + 1) x (d + 1) matrices. */
    POINTS,
    /** States (q, p) of a mechanical system. Shape: x [B, M]. Elements of shape [G, M + 1, M + 1] are homogeneous matrices; of any other rank, flows. */
    PHASE_SPACE
}
