package org.erlangen.groups.affine.layer;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Random waves of where an input lies as seen from an output, and of where the output lies: {@code phi_m(v, u) = sqrt(2/M) cos(omega_rel A_m rho(v, u) +
 * omega_abs B_m alpha(v) + phase_m)} on a torus of side S, with {@code rho = wrap(u - v) / (S/2)} and {@code alpha = v / ((S - 1)/2)}.
 *
 * <p>Source: docs/methods/layerwise-equivariance.md, section 8.
 *
 * @param relative A, shape [M, 2], columns before rows
 * @param absolute B, shape [M, 2]
 * @param phase shape [M]
 */
record TorusFeatures(Tensor relative, Tensor absolute, Tensor phase) {
    /** Standard normal frequencies and uniform phases. */
    static TorusFeatures draw(Tensors tensors, Key key, int count, Precision precision) {
        return new TorusFeatures(
                tensors.normal(key.fold("relative"), Shape.of(count, 2), precision),
                tensors.normal(key.fold("absolute"), Shape.of(count, 2), precision),
                tensors.uniform(key.fold("phase"), Shape.of(count), precision).multiply(2 * Math.PI));
    }

    /** All features. Shape: [M, S^2, S^2], output positions before input positions. */
    Tensor at(int side, Tensor omegaRelative, Tensor omegaAbsolute) {
        int positions = side * side;
        Tensor seen = offsets(side).matmul(relative, false, true).transposed().multiply(omegaRelative);
        Tensor own = centred(side).matmul(absolute, false, true).transposed().multiply(omegaAbsolute);
        int count = phase.shape().size(0);
        return seen.reshape(count, positions, positions)
                .add(own.add(phase.expand(-1)).expand(-1))
                .cos()
                .multiply(Math.sqrt(2.0 / count));
    }

    /** Shape: [S^4, 2]. */
    private Tensor offsets(int side) {
        int positions = side * side;
        double[] offsets = new double[positions * positions * 2];
        for (int v = 0; v < positions; v++) {
            for (int u = 0; u < positions; u++) {
                int at = 2 * (v * positions + u);
                offsets[at] = wrapped(u % side - v % side, side);
                offsets[at + 1] = wrapped(Math.floorDiv(u, side) - Math.floorDiv(v, side), side);
            }
        }
        return phase.tensors().of(Shape.of(positions * positions, 2), phase.precision(), offsets);
    }

    /** Into [-S/2, S/2), in units of S/2. */
    private static double wrapped(int offset, int side) {
        double half = side / 2.0;
        double wrapped = offset - side * Math.floor((offset + half) / side);
        return wrapped / half;
    }

    /** Shape: [S^2, 2]. */
    private Tensor centred(int side) {
        Tensor grid = Anchors.grid(phase.tensors(), side).cast(phase.precision());
        return side == 1 ? grid : grid.multiply(2.0 / (side - 1));
    }
}
