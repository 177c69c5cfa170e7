package org.erlangen.groups.hamiltonian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.PhaseSpace;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * K observables {@code C_k(x) = x^T W_k x + b_k^T x}.
 *
 * <p>Source: docs/methods/observables.md, section 2.
 *
 * @param quadratic W. Shape: [K, M, M]
 * @param linear b. Shape: [K, M]
 */
record QuadraticObservables(Tensor quadratic, Tensor linear) {
    /** Number M of coordinates of a state. */
    int states() {
        return linear.shape().size(1);
    }

    /** Second derivatives {@code A = W + W^T}. Shape: [K, M, M]. */
    Tensor symmetric() {
        return quadratic.add(quadratic.transposed());
    }

    /** Values. Shape: x [n, M]; result [n, K]. */
    Tensor values(Tensor x) {
        Tensor curved = x.matmul(quadratic).multiply(x).sum(-1).transposed();
        return curved.add(x.matmul(linear, false, true));
    }

    /** Gradients {@code A x + b}. Shape: x [n, M]; result [K, n, M]. */
    Tensor gradients(Tensor x) {
        return x.matmul(symmetric()).add(linear.expand(1));
    }

    /** Generators {@code [[J A, J b], [0, 0]]} on states followed by a 1. Shape: [K, M + 1, M + 1]. */
    Tensor generators() {
        Tensor columns = linear.tensors().concatenate(1, symmetric(), linear.expand(1));
        return PhaseSpace.rotated(columns).transposed().pad(1, 0, 1);
    }

    /** Each one by itself. Reads numbers out. */
    List<Observable> each() {
        int states = states();
        double[] matrices = symmetric().toDoubles();
        double[] vectors = linear.toDoubles();
        List<Observable> each = new ArrayList<>();
        for (int k = 0; k < linear.shape().size(0); k++) {
            double[][] matrix = new double[states][];
            for (int row = 0; row < states; row++) {
                int at = (k * states + row) * states;
                matrix[row] = Arrays.copyOfRange(matrices, at, at + states);
            }
            double[] vector = Arrays.copyOfRange(vectors, k * states, (k + 1) * states);
            each.add(new QuadraticObservable("C" + (k + 1), matrix, vector));
        }
        return each;
    }

    /** Generators, followed by the commutators {@code G_i G_j - G_j G_i} of all pairs i < j. Shape: G [K, n, n]; result [K (K + 1) / 2, n, n]. */
    static Tensor withCommutators(Tensor generators) {
        int count = generators.shape().size(0);
        if (count == 1) {
            return generators;
        }
        int[] first = new int[count * (count - 1) / 2];
        int[] second = new int[first.length];
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                first[pair] = i;
                second[pair++] = j;
            }
        }
        Tensor left = generators.take(0, first);
        Tensor right = generators.take(0, second);
        return generators
                .tensors()
                .concatenate(0, generators, left.matmul(right).subtract(right.matmul(left)));
    }

    /** Flows of combinations for given times: {@code exp(pi sum_k tau_k G_k)}. Shape: generators [K, n, n]; times [S, K]; result [S, n, n]. */
    static Tensor flows(Tensor generators, Tensor times) {
        int count = generators.shape().size(0);
        int size = generators.shape().size(1);
        Tensor sums = times.matmul(generators.reshape(count, size * size));
        return sums.multiply(Math.PI)
                .reshape(Shape.of(times.shape().size(0), size, size))
                .matrixExponential();
    }
}
