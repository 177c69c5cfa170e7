package org.erlangen.groups.rotation;

import org.erlangen.api.provider.Option;

/**
 * Options of finite groups of the plane.
 *
 * @param order number of turns that make a full one
 * @param on what is turned
 */
public record FiniteOptions(
        @Option(value = "Number of turns that make a full one", min = 1, max = 360, byDefault = "4")
        int order,

        @Option(value = "What is turned: images, or points of the plane", byDefault = "images")
        Space on) {
    /** What is turned. */
    public enum Space {
        /** Images, about their centres. */
        IMAGES,
        /** Sets of points [n, 2], about the origin. */
        POINTS
    }
}
