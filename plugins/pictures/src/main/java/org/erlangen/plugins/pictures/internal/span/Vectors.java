package org.erlangen.plugins.pictures.internal.span;

/** Sums over the elements of vectors. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    static double[] scaled(double[] x, double factor) {
        double[] scaled = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            scaled[i] = factor * x[i];
        }
        return scaled;
    }

    /** {@code x - factor y}. */
    static double[] without(double[] x, double factor, double[] y) {
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = x[i] - factor * y[i];
        }
        return rest;
    }

    /** The part of x that is orthogonal to an orthonormal basis. */
    static double[] beside(double[] x, double[][] basis) {
        double[] rest = x;
        for (double[] direction : basis) {
            rest = without(rest, dot(x, direction), direction);
        }
        return rest;
    }

    /** Coordinates of the projection of x on an orthonormal basis. */
    static double[] along(double[] x, double[][] basis) {
        double[] coordinates = new double[basis.length];
        for (int i = 0; i < basis.length; i++) {
            coordinates[i] = dot(x, basis[i]);
        }
        return coordinates;
    }
}
