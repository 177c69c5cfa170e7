package org.erlangen.plugins.mechanics;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.tensor.Tensor;

/**
 * Harmonic oscillators: {@code H = sum_i q_i^2/2 + omega^2 p_i^2/2}.
 *
 * @param count number n of oscillators
 * @param omega angular frequency
 */
record Oscillators(int count, double omega) implements HamiltonianSystem {
    @Override
    public int dimension() {
        return 2 * count;
    }

    @Override
    public Tensor energy(Tensor x) {
        int last = x.shape().axis(-1);
        Tensor momenta = x.slice(last, count, 2 * count).multiply(omega);
        return x.slice(last, 0, count).square().add(momenta.square()).sum(-1).multiply(0.5);
    }

    @Override
    public Tensor field(Tensor x) {
        int last = x.shape().axis(-1);
        Tensor velocity = x.slice(last, count, 2 * count).multiply(omega * omega);
        return x.tensors().concatenate(last, velocity, x.slice(last, 0, count).negate());
    }

    /** {@code H_i}, {@code R_ij = q_i p_j - q_j p_i} and {@code F_ij = omega^-1 q_i q_j + omega p_i p_j}, up to factors. */
    @Override
    public List<Observable> conserved() {
        List<Observable> conserved = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                double[][] product = new double[2 * count][2 * count];
                product[i][j] += 1;
                product[j][i] += 1;
                product[count + i][count + j] += omega * omega;
                product[count + j][count + i] += omega * omega;
                conserved.add(observable(i == j ? "energy-" + i : "exchange-" + j + i, product));
                if (j < i) {
                    double[][] rotation = new double[2 * count][2 * count];
                    rotation[j][count + i] = 2;
                    rotation[i][count + j] = -2;
                    conserved.add(observable("rotation-" + j + i, rotation));
                }
            }
        }
        return conserved;
    }

    private Observable observable(String name, double[]... matrix) {
        return new QuadraticObservable(name, matrix, new double[2 * count]);
    }
}
