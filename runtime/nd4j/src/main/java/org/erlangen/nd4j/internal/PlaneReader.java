package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.backend.ResampleOrder;

/**
 * Bilinear reading of images of one float32 channel. The image lies on the heap in a frame of zeros two pixels wide; positions further outside are
 * drawn to the frame, so that no position needs a test for being inside.
 */
final class PlaneReader {
    private static final int FRAME = 2;

    private final int height;
    private final int width;
    private final int framedWidth;
    private final boolean slopeOfRows;
    private final boolean slopeOfColumns;
    private final float[] framed;
    private final float[] rows;
    private final float[] columns;

    PlaneReader(int height, int width, int positions, ResampleOrder order) {
        this.height = height;
        this.width = width;
        this.framedWidth = width + 2 * FRAME;
        this.slopeOfRows = order.rows() == 1;
        this.slopeOfColumns = order.columns() == 1;
        this.framed = new float[(height + 2 * FRAME) * framedWidth];
        this.rows = new float[positions];
        this.columns = new float[positions];
    }

    /** Takes image {@code index} of {@code images}. */
    void load(NativeArray images, int index) {
        int first = images.start() + index * height * width;
        for (int i = 0; i < height; i++) {
            images.floats().get(first + i * width, framed, (i + FRAME) * framedWidth + FRAME, width);
        }
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
        read(framed, framedWidth, rows, columns, z);
    }

    /** Arguments, and not fields, because the compiler then tests an array's length once and not at each position. */
    private void read(float[] pixels, int line, float[] framedRows, float[] framedColumns, float[] z) {
        for (int p = 0; p < z.length; p++) {
            float row = framedRows[p];
            float column = framedColumns[p];
            int top = (int) row;
            int left = (int) column;
            float lower = slopeOfRows ? 1 : row - top;
            float upper = slopeOfRows ? -1 : 1 - lower;
            float right = slopeOfColumns ? 1 : column - left;
            float other = slopeOfColumns ? -1 : 1 - right;
            int at = top * line + left;
            float number = upper * (other * pixels[at] + right * pixels[at + 1])
                    + lower * (other * pixels[at + line] + right * pixels[at + line + 1]);
            z[p] = Float.isNaN(number) && (Float.isNaN(row) || Float.isNaN(column)) ? 0 : number;
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
