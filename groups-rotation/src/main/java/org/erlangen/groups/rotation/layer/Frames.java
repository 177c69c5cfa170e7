package org.erlangen.groups.rotation.layer;

import java.util.Arrays;
import org.erlangen.api.tensor.Tensor;

/**
 * Features seen from each element of a group: {@code X[g, c, h] = g^-1 f[c, g h]}. A map that knows nothing of the group, applied in each frame,
 * becomes one that commutes with it: {@code y[d, g] = g (map of X[g])[d]}.
 *
 * @param group the elements
 * @param side rows and columns
 */
record Frames(LatticeGroup group, int side) {
    /** Number of positions. */
    int positions() {
        return side * side;
    }

    /**
     * All elements' channels in every frame. Shape: x [N, C G, S, S] gives [N, G, C G, S, S], channels ordered by feature, then by element relative to
     * the frame.
     */
    Tensor all(Tensor x, int features) {
        return into(x, features, group.order());
    }

    /** Only the frame's own channels. Shape: x [N, C G, S, S] gives [N, G, C, S, S]. */
    Tensor own(Tensor x, int features) {
        return into(x, features, 1);
    }

    private Tensor into(Tensor x, int features, int relatives) {
        int order = group.order();
        int[] indices = new int[order * features * relatives * positions()];
        int at = 0;
        for (int g = 0; g < order; g++) {
            int[] sources = sources(group.inverse(g));
            for (int c = 0; c < features; c++) {
                for (int h = 0; h < relatives; h++) {
                    int plane = (c * order + group.product(g, h)) * positions();
                    for (int source : sources) {
                        indices[at++] = plane + source;
                    }
                }
            }
        }
        return x.reshape(-1, features * order * positions())
                .take(1, indices)
                .reshape(-1, order, features * relatives, side, side);
    }

    /** Where an element takes each value of a grid from. */
    private int[] sources(int element) {
        int[] sources = new int[positions()];
        Arrays.setAll(sources, position -> group.source(element, position, side));
        return sources;
    }

    /** From every frame back to the common one. Shape: y [N, G, D, S, S] gives [N, D G, S, S]. */
    Tensor back(Tensor y, int features) {
        int order = group.order();
        int[] indices = new int[features * order * positions()];
        int[][] sources = new int[order][];
        Arrays.setAll(sources, this::sources);
        int at = 0;
        for (int d = 0; d < features; d++) {
            for (int g = 0; g < order; g++) {
                int plane = (g * features + d) * positions();
                for (int source : sources[g]) {
                    indices[at++] = plane + source;
                }
            }
        }
        return y.reshape(-1, indices.length).take(1, indices).reshape(-1, features * order, side, side);
    }

    /** Channels relative to each element, positions as they are. Shape: x [N, C G, S, S] gives [N, G, C G, S, S]. */
    Tensor relative(Tensor x, int features) {
        int order = group.order();
        int[] channels = new int[order * features * order];
        int at = 0;
        for (int g = 0; g < order; g++) {
            for (int c = 0; c < features; c++) {
                for (int h = 0; h < order; h++) {
                    channels[at++] = c * order + group.product(g, h);
                }
            }
        }
        return x.take(1, channels).reshape(-1, order, features * order, side, side);
    }
}
