package org.erlangen.api.symmetry;

import java.util.Arrays;
import org.erlangen.api.parameter.Unit;

/** One direction of a Lie algebra: a square matrix, with what an extent along it means. */
public final class Generator {
    private final String name;
    private final Unit unit;
    private final double limit;
    private final double[][] matrix;

    private Generator(String name, Unit unit, double limit, double[][] matrix) {
        for (double[] row : matrix) {
            if (row.length != matrix.length) {
                throw new IllegalArgumentException("the generator '" + name + "' is not a square matrix");
            }
        }
        this.name = name;
        this.unit = unit;
        this.limit = limit;
        this.matrix = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    /** A generator with these rows. */
    public static Generator of(String name, Unit unit, double[]... rows) {
        return new Generator(name, unit, Double.POSITIVE_INFINITY, rows);
    }

    /** A generator of the plane's linear maps: the 2 x 2 matrix [[a, b], [c, d]] in homogeneous coordinates. */
    public static Generator ofPlane(String name, Unit unit, double a, double b, double c, double d) {
        return of(name, unit, new double[] {a, b, 0}, new double[] {c, d, 0}, new double[] {0, 0, 0});
    }

    /** The same with a largest extent. */
    public Generator upTo(double largest) {
        return new Generator(name, unit, largest, matrix);
    }

    /** Its name, without the group's. */
    public String name() {
        return name;
    }

    /** What an extent means. */
    public Unit unit() {
        return unit;
    }

    /** The largest extent that makes sense, such as pi for rotations; infinite for none. */
    public double limit() {
        return limit;
    }

    /** Rows and columns. */
    public int size() {
        return matrix.length;
    }

    /** The elements in row-major order (a copy). */
    public double[] elements() {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }
}
