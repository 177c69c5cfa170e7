package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.backend.ResampleOrder;

/**
 * Bilinear reading of images of one float32 channel. The image lies on the heap in a frame of zeros two pixels wide; positions further outside are
 * drawn to the frame, so that no position needs a test for being inside.
 */
final class PlaneReader {
    private static final int FRAME = 2;

    /** Adding it leaves no room for fractions. */
    private static final float WHOLE = 0x1p23f;

    /** Makes the least negative difference of a position from a whole number less than -1. */
    private static final float HUGE = 0x1p60f;

    /** Floats count so many pixels. */
    private static final int LARGEST = 1 << 24;

    private final int height;
    private final int width;
    private final int framedWidth;
    private final boolean slopeOfRows;
    private final boolean slopeOfColumns;
    private final float[] framed;
    private final float[] rows;
    private final float[] columns;
    private final float[] tops;
    private final float[] lefts;
    private final float[] lowers;
    private final float[] rights;
    private final float[] upperLeft;
    private final float[] upperRight;
    private final float[] lowerLeft;
    private final float[] lowerRight;

    PlaneReader(int height, int width, int positions, ResampleOrder order) {
        this.height = height;
        this.width = width;
        this.framedWidth = width + 2 * FRAME;
        this.slopeOfRows = order.rows() == 1;
        this.slopeOfColumns = order.columns() == 1;
        this.framed = new float[(height + 2 * FRAME) * framedWidth];
        this.rows = new float[positions];
        this.columns = new float[positions];
        this.tops = new float[positions];
        this.lefts = new float[positions];
        this.lowers = new float[positions];
        this.rights = new float[positions];
        this.upperLeft = new float[positions];
        this.upperRight = new float[positions];
        this.lowerLeft = new float[positions];
        this.lowerRight = new float[positions];
    }

    /** Whether images of so many rows and columns can be read. */
    static boolean canRead(int height, int width) {
        return (height + 2L * FRAME) * (width + 2L * FRAME) <= LARGEST;
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

    /**
     * The image at all positions. Apart in loops of which only {@link #collect} goes number by number: of the others the compiler makes vector code.
     */
    void read(float[] z) {
        locate(rows, height, tops, lowers, slopeOfRows);
        locate(columns, width, lefts, rights, slopeOfColumns);
        collect();
        float beforeRow = slopeOfRows ? 0 : 1;
        float beforeColumn = slopeOfColumns ? 0 : 1;
        for (int p = 0; p < z.length; p++) {
            float lower = lowers[p];
            float upper = beforeRow - lower;
            float right = rights[p];
            float other = beforeColumn - right;
            z[p] = upper * (other * upperLeft[p] + right * upperRight[p])
                    + lower * (other * lowerLeft[p] + right * lowerRight[p]);
        }
    }

    /** The pixels before positions in the framed image, as floats, and the weights of those behind. What is no number stays so. */
    private static void locate(float[] positions, float size, float[] pixels, float[] weights, boolean slope) {
        for (int p = 0; p < positions.length; p++) {
            float position = Math.max(0, Math.min(size, positions[p]) + FRAME);
            float nearest = (position + WHOLE) - WHOLE;
            float pixel = nearest + Math.max(-1, Math.min(0, (position - nearest) * HUGE));
            pixels[p] = pixel;
            weights[p] = position - pixel;
        }
        if (slope) {
            Arrays.fill(weights, 1);
        }
    }

    /** The four pixels at each position. What is no number reads the corner of the frame, around which all is zero. */
    private void collect() {
        for (int p = 0; p < tops.length; p++) {
            int at = (int) (tops[p] * framedWidth + lefts[p]);
            if (at == 0) {
                lowers[p] = 0;
                rights[p] = 0;
            }
            upperLeft[p] = framed[at];
            upperRight[p] = framed[at + 1];
            lowerLeft[p] = framed[at + framedWidth];
            lowerRight[p] = framed[at + framedWidth + 1];
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
