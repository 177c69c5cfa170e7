package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.backend.ResampleOrder;

/**
 * Bilinear reading of images of one float32 channel. The image lies on the heap in a frame of zeros two pixels wide; positions further outside are
 * drawn to the frame, so that no position needs a test for being inside. Between four pixels it is a polynomial in the distances to the first of them:
 * its four coefficients, found once for all grids of an image, lie side by side.
 */
final class PlaneReader {
    private static final int FRAME = 2;

    /** Float32 numbers of this size are whole, so that adding and subtracting it rounds. */
    private static final float WHOLE = 3 << 22;

    /** The largest number below 1, in units of its last digit. */
    private static final float BELOW_ONE = (1 << 24) - 1;

    private final int height;
    private final int width;
    private final int framedWidth;
    private final boolean slopeOfRows;
    private final boolean slopeOfColumns;
    private final float[] framed;
    private final float[] polynomials;
    private final float[] rows;
    private final float[] columns;
    private final float[] cells;

    PlaneReader(int height, int width, int positions, ResampleOrder order) {
        this.height = height;
        this.width = width;
        this.framedWidth = width + 2 * FRAME;
        this.slopeOfRows = order.rows() == 1;
        this.slopeOfColumns = order.columns() == 1;
        this.framed = new float[(height + 2 * FRAME) * framedWidth];
        this.polynomials = new float[4 * framed.length];
        this.rows = new float[positions];
        this.columns = new float[positions];
        this.cells = new float[positions];
    }

    /** Whether the cells of images of this size can be counted in float32. */
    static boolean suits(int height, int width) {
        return (height + 2L * FRAME) * (width + 2L * FRAME) <= BELOW_ONE;
    }

    /** Takes image {@code index} of {@code images}. */
    void load(NativeArray images, int index) {
        int first = images.start() + index * height * width;
        for (int i = 0; i < height; i++) {
            images.floats().get(first + i * width, framed, (i + FRAME) * framedWidth + FRAME, width);
        }
        for (int i = FRAME - 1; i < height + FRAME; i++) {
            int from = i * framedWidth + FRAME - 1;
            expand(framed, framedWidth, from, from + width + 1, polynomials);
            for (int cell = from; slopeOfRows && cell <= from + width; cell++) {
                derive(polynomials, 4 * cell, 2, 1);
            }
            for (int cell = from; slopeOfColumns && cell <= from + width; cell++) {
                derive(polynomials, 4 * cell, 1, 2);
            }
        }
    }

    /** The polynomial of each cell: {@code p0 + p1 column + p2 row + p3 row column}, distances to its first pixel. */
    private static void expand(float[] pixels, int line, int from, int to, float[] polynomials) {
        for (int cell = from; cell < to; cell++) {
            float first = pixels[cell];
            float right = pixels[cell + 1] - first;
            float below = pixels[cell + line];
            polynomials[4 * cell] = first;
            polynomials[4 * cell + 1] = right;
            polynomials[4 * cell + 2] = below - first;
            polynomials[4 * cell + 3] = pixels[cell + line + 1] - below - right;
        }
    }

    /** Replaces a polynomial by its derivative by one variable; {@code by} is the number of that variable, {@code other} of the other one. */
    private static void derive(float[] polynomials, int at, int by, int other) {
        polynomials[at] = polynomials[at + by];
        polynomials[at + other] = polynomials[at + 3];
        polynomials[at + by] = 0;
        polynomials[at + 3] = 0;
    }

    /** Takes grid {@code index}. */
    void at(NativeArray rowsOfGrids, NativeArray columnsOfGrids, int index) {
        int from = index * rows.length;
        rowsOfGrids.floats().get(rowsOfGrids.start() + from, rows, 0, rows.length);
        columnsOfGrids.floats().get(columnsOfGrids.start() + from, columns, 0, columns.length);
    }

    /** The image at all positions. */
    void read(float[] z) {
        frame(rows, height);
        frame(columns, width);
        locate(rows, columns, framedWidth, cells);
        evaluate(polynomials, cells, rows, columns, z);
    }

    /**
     * Replaces framed positions by distances to the first pixel of their cells, and finds these. A position less a half rounds to the whole number below,
     * or, of an odd number, to the one before; its distance is then 1, and becomes 0. Without branches, so that the compiler makes vector code of it.
     */
    private static void locate(float[] rows, float[] columns, float line, float[] cells) {
        for (int p = 0; p < cells.length; p++) {
            float top = rows[p] - 0.5f + WHOLE - WHOLE;
            float left = columns[p] - 0.5f + WHOLE - WHOLE;
            float down = rows[p] - top;
            float right = columns[p] - left;
            float rowsOn = Math.max(0, down * (BELOW_ONE + 1) - BELOW_ONE);
            float columnsOn = Math.max(0, right * (BELOW_ONE + 1) - BELOW_ONE);
            rows[p] = down - rowsOn;
            columns[p] = right - columnsOn;
            cells[p] = (top + rowsOn) * line + left + columnsOn;
        }
    }

    /** Arguments, and not fields, because the compiler then tests an array's length once and not at each position. What is no number is in cell 0, the frame's corner. */
    private static void evaluate(float[] polynomials, float[] cells, float[] rows, float[] columns, float[] z) {
        for (int p = 0; p < z.length; p++) {
            int at = 4 * (int) cells[p];
            float column = columns[p];
            float number = polynomials[at]
                    + column * polynomials[at + 1]
                    + rows[p] * (polynomials[at + 2] + column * polynomials[at + 3]);
            z[p] = at == 0 ? 0 : number;
        }
    }

    /** Replaces positions by where they read in the framed image, what is no number excepted: a loop without branches, of which the compiler makes vector code. */
    private static void frame(float[] positions, float size) {
        for (int p = 0; p < positions.length; p++) {
            positions[p] = Math.max(0, Math.min(size, positions[p]) + FRAME);
        }
    }

    /** Adds numbers at all positions to the four pixels that each meets, of a framed image. */
    void spread(float[] y, double[] sums) {
        for (int p = 0; p < rows.length; p++) {
            float row = framed(rows[p], height);
            float column = framed(columns[p], width);
            int top = (int) row;
            int left = (int) column;
            float lower = slopeOfRows ? 1 : row - top;
            float upper = slopeOfRows ? -1 : 1 - lower;
            float right = slopeOfColumns ? 1 : column - left;
            float other = slopeOfColumns ? -1 : 1 - right;
            int at = top * framedWidth + left;
            float above = upper * y[p];
            float below = lower * y[p];
            sums[at] += other * above;
            sums[at + 1] += right * above;
            sums[at + framedWidth] += other * below;
            sums[at + framedWidth + 1] += right * below;
        }
    }

    /** A framed image of zeros, for {@link #spread}. */
    double[] noSums() {
        return new double[framed.length];
    }

    /** Writes sums to image {@code index} of {@code images} and clears them. */
    void store(double[] sums, NativeArray images, int index) {
        int first = images.start() + index * height * width;
        float[] line = new float[width];
        for (int i = 0; i < height; i++) {
            int from = (i + FRAME) * framedWidth + FRAME;
            for (int j = 0; j < width; j++) {
                line[j] = (float) sums[from + j];
            }
            images.floats().put(first + i * width, line, 0, width);
        }
        Arrays.fill(sums, 0);
    }

    /** Where a position reads in the framed image: at most on the frame, so at least 0. What is no number reads zero too. */
    private static float framed(float position, int size) {
        float atMost = position < size ? position + FRAME : size + FRAME;
        return atMost > 0 ? atMost : 0;
    }
}
