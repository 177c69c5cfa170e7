package org.erlangen.api.dynamics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What mechanical systems conserve by quadratic observables: the one list that systems, and groups of known symmetries, take it from. Sizes of the
 * observables, and so the times of their flows, are those of the source.
 *
 * <p>Source: docs/methods/observables.md, section 5.
 */
public final class QuadraticInvariants {
    private QuadraticInvariants() {}

    /** {@code sum_i (q_i^2 + p_i^2)}, whose flow turns all pairs (q_i, p_i) at once. {@code states} is the size M of a state. */
    public static QuadraticObservable circle(int states) {
        Entries circle = new Entries("circle", states);
        for (int i = 0; i < states; i++) {
            circle.add(i, i, 1);
        }
        return circle.observable();
    }

    /**
     * The n^2 invariants of n oscillators {@code q_i^2/2 + omega^2 p_i^2/2}, index {@code i n + j}: energies {@code q_i^2 + omega^2 p_i^2},
     * {@code q_i p_j - q_j p_i} for i < j, {@code q_i q_j + omega^2 p_i p_j} for i > j.
     */
    public static List<QuadraticObservable> oscillators(int count, double omega) {
        List<QuadraticObservable> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                String kind = i < j ? "rotation-" : i == j ? "energy-" : "exchange-";
                Entries entries = new Entries(kind + i + (i == j ? "" : "-" + j), 2 * count);
                if (i < j) {
                    entries.add(i, count + j, 1);
                    entries.add(j, count + i, -1);
                } else {
                    entries.add(i, j, 1);
                    entries.add(count + i, count + j, omega * omega);
                }
                all.add(entries.observable());
            }
        }
        return all;
    }

    /** Total momentum along each axis. */
    public static List<QuadraticObservable> momenta(int bodies, int axes) {
        Places places = new Places(bodies, axes);
        List<QuadraticObservable> all = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            Entries momentum = new Entries("momentum-" + axis, places.states());
            for (int body = 0; body < bodies; body++) {
                momentum.vector[places.momentum(body, axis)] = 1;
            }
            all.add(momentum.observable());
        }
        return all;
    }

    /** Twice the angular momentum about the origin in each plane of two axes. */
    public static List<QuadraticObservable> angularMomenta(int bodies, int axes) {
        return rotations("angular-momentum", new Places(bodies, axes), Collections.nCopies(bodies, 1.0), false);
    }

    /** Twice the angular momentum {@code Q_k P_l - Q_l P_k} of the centre, {@code Q = sum_i m_i q_i}, in each plane of two axes. */
    public static List<QuadraticObservable> centralAngularMomenta(List<Double> masses, int axes) {
        return rotations("central-angular-momentum", new Places(masses.size(), axes), masses, true);
    }

    /** Products {@code P_k P_l} of total momenta, k <= l. */
    public static List<QuadraticObservable> momentumProducts(int bodies, int axes) {
        Places places = new Places(bodies, axes);
        List<QuadraticObservable> all = new ArrayList<>();
        for (int k = 0; k < axes; k++) {
            for (int l = k; l < axes; l++) {
                Entries product = new Entries("momenta-" + k + "-" + l, places.states());
                for (int i = 0; i < bodies; i++) {
                    for (int j = 0; j < bodies; j++) {
                        product.add(places.momentum(i, k), places.momentum(j, l), 1);
                    }
                }
                all.add(product.observable());
            }
        }
        return all;
    }

    /** All {@code 2 d + 3 d (d - 1) / 2} of bodies that attract each other by central forces. */
    public static List<QuadraticObservable> bodies(List<Double> masses, int axes) {
        int bodies = masses.size();
        return Stream.of(
                        momenta(bodies, axes),
                        angularMomenta(bodies, axes),
                        momentumProducts(bodies, axes),
                        centralAngularMomenta(masses, axes))
                .flatMap(List::stream)
                .toList();
    }

    /** {@code 2 sum m_i (q_ik p_jl - q_il p_jk)} over bodies i = j, or over all pairs. */
    private static List<QuadraticObservable> rotations(
            String kind, Places places, List<Double> masses, boolean allPairs) {
        List<QuadraticObservable> all = new ArrayList<>();
        for (int k = 0; k < places.axes(); k++) {
            for (int l = k + 1; l < places.axes(); l++) {
                Entries rotation = new Entries(kind + "-" + k + "-" + l, places.states());
                for (int i = 0; i < places.bodies(); i++) {
                    for (int j = 0; j < places.bodies(); j++) {
                        if (allPairs || i == j) {
                            rotation.add(places.position(i, k), places.momentum(j, l), 2 * masses.get(i));
                            rotation.add(places.position(i, l), places.momentum(j, k), -2 * masses.get(i));
                        }
                    }
                }
                all.add(rotation.observable());
            }
        }
        return all;
    }

    /** A quadratic observable in the making. */
    private static final class Entries {
        private final String name;
        private final double[][] matrix;
        private final double[] vector;

        Entries(String name, int states) {
            this.name = name;
            this.matrix = new double[states][states];
            this.vector = new double[states];
        }

        /** Adds {@code value x_row x_column}. */
        void add(int row, int column, double value) {
            matrix[row][column] += value;
            matrix[column][row] += value;
        }

        QuadraticObservable observable() {
            return new QuadraticObservable(name, matrix, vector);
        }
    }

    /**
     * Where coordinates lie: all positions, body by body, then all momenta.
     *
     * @param bodies number of bodies
     * @param axes number of axes of space
     */
    private record Places(int bodies, int axes) {
        int states() {
            return 2 * bodies * axes;
        }

        int position(int body, int axis) {
            return body * axes + axis;
        }

        int momentum(int body, int axis) {
            return states() / 2 + position(body, axis);
        }
    }
}
