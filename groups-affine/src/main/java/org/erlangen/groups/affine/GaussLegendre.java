package org.erlangen.groups.affine;

import java.util.Arrays;

/** The Gauss-Legendre rule on [0, 1]: exact for polynomials of degree below twice the number of nodes. */
final class GaussLegendre {
    private static final int NEWTON_STEPS = 100;
    private static final double CONVERGED = 1e-16;

    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /** The rule of {@code count} nodes: roots of the Legendre polynomial, by Newton's method. */
    static GaussLegendre ofNodes(int count) {
        double[] nodes = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = -Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            double[] legendre = legendre(count, x);
            for (int step = 0; step < NEWTON_STEPS && Math.abs(legendre[0]) > CONVERGED; step++) {
                x -= legendre[0] / legendre[1];
                legendre = legendre(count, x);
            }
            nodes[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * legendre[1] * legendre[1]);
        }
        return new GaussLegendre(nodes, weights);
    }

    /** The nodes, and 1 behind them. */
    double[] nodesAndEnd() {
        double[] all = Arrays.copyOf(nodes, nodes.length + 1);
        all[nodes.length] = 1;
        return all;
    }

    /** Weights of {@link #nodesAndEnd} that integrate over [0, 1]. */
    double[] weights() {
        return Arrays.copyOf(weights, weights.length + 1);
    }

    /** Weights of {@link #nodesAndEnd} that pick the value at 1. */
    double[] end() {
        double[] pick = new double[nodes.length + 1];
        pick[nodes.length] = 1;
        return pick;
    }

    /** The Legendre polynomial of a degree, and its derivative. */
    private static double[] legendre(int degree, double x) {
        double before = 1;
        double value = x;
        for (int n = 2; n <= degree; n++) {
            double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
            before = value;
            value = next;
        }
        return new double[] {value, degree * (x * value - before) / (x * x - 1)};
    }
}
