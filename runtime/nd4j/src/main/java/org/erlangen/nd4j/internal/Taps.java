package org.erlangen.nd4j.internal;

import org.erlangen.api.backend.ResampleOrder;

/**
 * The four pixels that each reading position of one grid meets, and their weights. A pixel outside the image is number
 * {@code height * width}, one past the last: a place that holds zero.
 */
final class Taps {
    private final int height;
    private final int width;
    private final ResampleOrder order;
    private final int[][] pixels;
    private final double[][] weights;
    private final double[] rowsOfGrid;
    private final double[] columnsOfGrid;

    Taps(int height, int width, int positions, ResampleOrder order) {
        this.height = height;
        this.width = width;
        this.order = order;
        this.pixels = new int[4][positions];
        this.weights = new double[4][positions];
        this.rowsOfGrid = new double[positions];
        this.columnsOfGrid = new double[positions];
    }

    /** Pixels met in a corner: 0 upper left, 1 upper right, 2 lower left, 3 lower right. */
    int[] pixels(int corner) {
        return pixels[corner];
    }

    /** Weights of a corner. */
    double[] weights(int corner) {
        return weights[corner];
    }

    /** Reads the positions of a grid. */
    void read(NativeArray rows, NativeArray columns, int grid) {
        int positions = pixels[0].length;
        Conversions.download(rows, grid * positions, rowsOfGrid, positions);
        Conversions.download(columns, grid * positions, columnsOfGrid, positions);
        for (int p = 0; p < positions; p++) {
            double row = rowsOfGrid[p];
            double column = columnsOfGrid[p];
            double top = Math.floor(row);
            double left = Math.floor(column);
            double lower = order.rows() == 0 ? row - top : 1;
            double upper = order.rows() == 0 ? 1 - lower : -1;
            double right = order.columns() == 0 ? column - left : 1;
            double other = order.columns() == 0 ? 1 - right : -1;
            tap(0, p, top, left, upper * other);
            tap(1, p, top, left + 1, upper * right);
            tap(2, p, top + 1, left, lower * other);
            tap(3, p, top + 1, left + 1, lower * right);
        }
    }

    private void tap(int corner, int position, double row, double column, double weight) {
        boolean inside = row >= 0 && row < height && column >= 0 && column < width;
        pixels[corner][position] = inside ? ((int) row) * width + ((int) column) : height * width;
        weights[corner][position] = inside ? weight : 0;
    }
}
