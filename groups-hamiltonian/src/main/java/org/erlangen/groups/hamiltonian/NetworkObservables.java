package org.erlangen.groups.hamiltonian;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * K observables with one hidden layer each: {@code C_k(x) = v_k . tanh(U_k x + c_k)}.
 *
 * <p>A combination of them is one more such observable, with all their units: with a row {@code (u, c, tau_k v)} for each unit it is what
 * moves states.
 *
 * @param inner U. Shape: [K, h, M]
 * @param bias c. Shape: [K, h]
 * @param readout v. Shape: [K, h]
 */
record NetworkObservables(Tensor inner, Tensor bias, Tensor readout) {
    /** Combinations {@code sum_k tau_k C_k} as units. Shape: times [S, K]; result [S, K, h, M + 2]. */
    Tensor combined(Tensor times) {
        Shape units = bias.shape().append(Shape.of(1));
        Shape all = Shape.of(times.shape().size(0)).append(units);
        Tensor shared = inner.tensors().concatenate(2, inner, bias.reshape(units));
        Tensor weighed = times.expand(2).multiply(readout).reshape(all);
        return inner.tensors()
                .concatenate(3, shared.broadcastTo(all.with(3, inner.shape().size(2) + 1)), weighed);
    }

    /** Each one by itself, of states in the precision of these. */
    List<Observable> each() {
        int count = bias.shape().size(0);
        Tensor units = combined(inner.tensors().identity(count, inner.precision()));
        List<Observable> each = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Tensor own = units.slice(0, k, k + 1);
            each.add(Observable.of("C" + (k + 1), x -> {
                int states = x.shape().size(-1);
                Tensor values = values(own, x.reshape(1, -1, states));
                return values.reshape(x.shape().without(-1));
            }));
        }
        return each;
    }

    /** Values of combined observables. Shape: units [S, K, h, M + 2]; x [S, n, M]; result [S, n]. */
    static Tensor values(Tensor units, Tensor x) {
        Tensor rows = rows(units);
        return preactivations(rows, x).tanh().multiply(weights(rows)).sum(-1);
    }

    /** The motion {@code J grad C(x)}. Shape: units [S, K, h, M + 2]; x [S, n, M]; result [S, n, M]. */
    static Tensor field(Tensor units, Tensor x) {
        Tensor rows = rows(units);
        Tensor slope = preactivations(rows, x).tanh().square().negate().add(1);
        Tensor gradient =
                slope.multiply(weights(rows)).matmul(rows.slice(2, 0, x.shape().size(-1)));
        return PhaseSpace.rotated(gradient);
    }

    /** Shape: [S, K, h, M + 2] gives [S, K h, M + 2]. */
    private static Tensor rows(Tensor units) {
        Shape shape = units.shape();
        return units.reshape(shape.size(0), -1, shape.size(3));
    }

    private static Tensor preactivations(Tensor rows, Tensor x) {
        int states = x.shape().size(-1);
        return x.matmul(rows.slice(2, 0, states), false, true)
                .add(rows.slice(2, states, states + 1).transposed());
    }

    private static Tensor weights(Tensor rows) {
        int last = rows.shape().size(2) - 1;
        return rows.slice(2, last, last + 1).transposed();
    }
}
