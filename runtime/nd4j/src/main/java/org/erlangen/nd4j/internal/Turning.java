package org.erlangen.nd4j.internal;

/** Transposes matrices on the heap in square tiles, so that each cache line is used whole. */
final class Turning {
    private static final int TILE = 16;

    private Turning() {}

    /** {@code z = x^T}. Shape: x [rows, columns], row-major. */
    static void turn(double[] x, int rows, int columns, double[] z) {
        if (rows == 1 || columns == 1) {
            System.arraycopy(x, 0, z, 0, rows * columns);
            return;
        }
        for (int i = 0; i < rows; i += TILE) {
            for (int j = 0; j < columns; j += TILE) {
                tile(x, rows, columns, z, i, j);
            }
        }
    }

    private static void tile(double[] x, int rows, int columns, double[] z, int iFrom, int jFrom) {
        int iTo = Math.min(rows, iFrom + TILE);
        int jTo = Math.min(columns, jFrom + TILE);
        for (int j = jFrom; j < jTo; j++) {
            for (int i = iFrom; i < iTo; i++) {
                z[j * rows + i] = x[i * columns + j];
            }
        }
    }
}
