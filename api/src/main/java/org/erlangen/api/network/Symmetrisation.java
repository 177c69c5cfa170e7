package org.erlangen.api.network;

import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Tensor;

/** The maps of phase space over which an energy is averaged: {@code H(x) = (1/S) sum_s f(g_s(x))}. */
public sealed interface Symmetrisation {
    /** No maps: {@code H = f}. */
    record None() implements Symmetrisation {}

    /**
     * Affine maps {@code g_s(x) = L_s x + c_s}, so that {@code grad H = (1/S) sum_s L_s^T grad f(L_s x + c_s)}.
     *
     * @param linear L, shape [R, S, M, M], R being 1 when the sites have no samples
     * @param shift c, shape [R, S, M]
     */
    record Affine(Tensor linear, Tensor shift) implements Symmetrisation {
        /** Number S of maps. */
        public int samples() {
            return linear.shape().size(1);
        }
    }

    /**
     * Any maps.
     *
     * @param samples number S of maps
     * @param act moves every state by S maps, differentiably; shape [R, B, M] gives [R, B S, M], the images of a state next to each other
     */
    record Flows(int samples, UnaryOperator<Tensor> act) implements Symmetrisation {}
}
