package org.erlangen.groups.hamiltonian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.dynamics.QuadraticObservable;

/**
 * A known quadratic invariant of a mechanical system, {@code C(x) = x^T W x + b^T x}, as numbers.
 *
 * <p>Source: docs/methods/observables.md, section 5.
 */
final class Invariant {
    private final String name;
    private final double[][] quadratic;
    private final double[] linear;

    private Invariant(String name, int states) {
        this.name = name;
        this.quadratic = new double[states][states];
        this.linear = new double[states];
    }

    /** W in row-major order. */
    double[] quadratic() {
        return Arrays.stream(quadratic).flatMapToDouble(Arrays::stream).toArray();
    }

    /** b. */
    double[] linear() {
        return linear.clone();
    }

    /** With A = W + W^T, under a name of its own. */
    QuadraticObservable observable() {
        double[][] matrix = new double[linear.length][linear.length];
        for (int i = 0; i < linear.length; i++) {
            for (int j = 0; j < linear.length; j++) {
                matrix[i][j] = quadratic[i][j] + quadratic[j][i];
            }
        }
        return new QuadraticObservable(name, matrix, linear);
    }

    /** {@code sum_i (q_i^2 + p_i^2)}, whose flow turns all pairs (q_i, p_i) at once. */
    static Invariant circle(int states) {
        Invariant circle = new Invariant("circle", states);
        for (int i = 0; i < states; i++) {
            circle.quadratic[i][i] = 1;
        }
        return circle;
    }

    /** The n^2 invariants of n equal oscillators, index {@code i n + j}: energies, {@code q_i p_j - q_j p_i} for i < j, {@code q_i q_j + p_i p_j} for i > j. */
    static List<Invariant> oscillators(int states) {
        int count = states / 2;
        List<Invariant> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                String kind = i < j ? "rotation-" : i == j ? "energy-" : "exchange-";
                Invariant invariant = new Invariant(kind + i + (i == j ? "" : "-" + j), states);
                if (i < j) {
                    invariant.quadratic[i][count + j] = 1;
                    invariant.quadratic[j][count + i] = -1;
                } else {
                    invariant.quadratic[i][j] = 1;
                    invariant.quadratic[count + i][count + j] = 1;
                }
                all.add(invariant);
            }
        }
        return all;
    }

    /** Total momentum along each axis. */
    static List<Invariant> momenta(int states, int axes) {
        Bodies bodies = new Bodies(states, axes);
        List<Invariant> all = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            Invariant momentum = new Invariant("momentum-" + axis, states);
            for (int body = 0; body < bodies.count(); body++) {
                momentum.linear[bodies.momentum(body, axis)] = 1;
            }
            all.add(momentum);
        }
        return all;
    }

    /** Twice the angular momentum about the origin in each plane of two axes. */
    static List<Invariant> angularMomenta(int states, int axes) {
        return rotations(new Bodies(states, axes), false);
    }

    /** Twice the angular momentum of the centre in each plane of two axes, for equal masses. */
    static List<Invariant> centralAngularMomenta(int states, int axes) {
        return rotations(new Bodies(states, axes), true);
    }

    /** Products of total momenta. */
    static List<Invariant> momentumProducts(int states, int axes) {
        Bodies bodies = new Bodies(states, axes);
        List<Invariant> all = new ArrayList<>();
        for (int k = 0; k < axes; k++) {
            for (int l = k; l < axes; l++) {
                Invariant product = new Invariant("momenta-" + k + "-" + l, states);
                for (int i = 0; i < bodies.count(); i++) {
                    for (int j = 0; j < bodies.count(); j++) {
                        product.quadratic[bodies.momentum(i, k)][bodies.momentum(j, l)] = 1;
                    }
                }
                all.add(product);
            }
        }
        return all;
    }

    /** {@code 2 sum (q_ik p_jl - q_il p_jk)} over bodies i = j, or over all pairs. */
    private static List<Invariant> rotations(Bodies bodies, boolean allPairs) {
        String kind = allPairs ? "central-angular-momentum" : "angular-momentum";
        List<Invariant> all = new ArrayList<>();
        for (int k = 0; k < bodies.axes(); k++) {
            for (int l = k + 1; l < bodies.axes(); l++) {
                Invariant rotation = new Invariant(kind + "-" + k + "-" + l, bodies.states());
                for (int i = 0; i < bodies.count(); i++) {
                    for (int j = 0; j < bodies.count(); j++) {
                        if (allPairs || i == j) {
                            rotation.setBoth(bodies.position(i, k), bodies.momentum(j, l), 1);
                            rotation.setBoth(bodies.position(i, l), bodies.momentum(j, k), -1);
                        }
                    }
                }
                all.add(rotation);
            }
        }
        return all;
    }

    private void setBoth(int row, int column, double value) {
        quadratic[row][column] = value;
        quadratic[column][row] = value;
    }

    /**
     * Where coordinates lie: all positions, body by body, then all momenta.
     *
     * @param states number M of coordinates
     * @param axes number of axes of space
     */
    private record Bodies(int states, int axes) {
        int count() {
            return states / (2 * axes);
        }

        int position(int body, int axis) {
            return body * axes + axis;
        }

        int momentum(int body, int axis) {
            return states / 2 + position(body, axis);
        }
    }
}
