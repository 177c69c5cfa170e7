package org.erlangen.groups.hamiltonian;

import org.erlangen.api.tensor.Tensor;

/** The symplectic matrix J = [[0, I], [-I, 0]], which turns gradients into motion. */
final class Symplectic {
    private Symplectic() {}

    /** {@code J a} along an axis of states: {@code (a_q, a_p) -> (a_p, -a_q)}. Shape: unchanged; the axis has an even size. */
    static Tensor turned(Tensor gradient, int axis) {
        int size = gradient.shape().size(axis);
        int half = size / 2;
        Tensor positions = gradient.slice(axis, 0, half);
        Tensor momenta = gradient.slice(axis, half, size);
        return gradient.tensors().concatenate(axis, momenta, positions.negate());
    }
}
