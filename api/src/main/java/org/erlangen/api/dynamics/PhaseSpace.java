package org.erlangen.api.dynamics;

import org.erlangen.api.tensor.Tensor;

/** The geometry that states {@code (q, p)} have in common. */
public final class PhaseSpace {
    private PhaseSpace() {}

    /** {@code J (a, b) = (b, -a)} for halves of the last axis. Shape: x [..., M], unchanged. */
    public static Tensor rotated(Tensor x) {
        int half = x.shape().size(-1) / 2;
        int last = x.shape().axis(-1);
        Tensor first = x.slice(last, 0, half);
        Tensor second = x.slice(last, half, 2 * half);
        return x.tensors().concatenate(last, second, first.negate());
    }
}
