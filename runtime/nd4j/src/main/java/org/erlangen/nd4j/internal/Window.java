package org.erlangen.nd4j.internal;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.erlangen.api.tensor.ConvolutionGeometry;

/**
 * A kernel's window that slides over an image of several channels, and the matrix of what it sees: one row per (channel, row, column)
 * of the kernel, one column per position.
 */
record Window(
        int channels,
        int rows,
        int columns,
        int kernelRows,
        int kernelColumns,
        int outRows,
        int outColumns,
        ConvolutionGeometry geometry) {

    static Window over(int channels, int rows, int columns, int kernelRows, int kernelColumns, ConvolutionGeometry g) {
        int outRows = g.outputRows(rows, kernelRows);
        int outColumns = g.outputColumns(columns, kernelColumns);
        return new Window(channels, rows, columns, kernelRows, kernelColumns, outRows, outColumns, g);
    }

    /** Elements of one image. */
    int imageSize() {
        return channels * rows * columns;
    }

    /** Rows of the matrix. */
    int patchSize() {
        return channels * kernelRows * kernelColumns;
    }

    /** Columns of the matrix. */
    int positions() {
        return outRows * outColumns;
    }

    /** Whether the matrix of an image is the image itself. */
    boolean isTrivial() {
        return kernelRows == 1
                && kernelColumns == 1
                && geometry.strideRows() == 1
                && geometry.strideColumns() == 1
                && geometry.paddingRows() == 0
                && geometry.paddingColumns() == 0;
    }

    private interface Run {
        /** {@code count} elements of the image from {@code image} on, by the column stride; those of the matrix from {@code matrix} on. */
        void visit(int image, int matrix, int count);
    }

    /** Where the pieces of image rows that the matrix consists of begin in the image and in the matrix, and how long they are: three numbers each. */
    int[] pieces() {
        IntStream.Builder pieces = IntStream.builder();
        runs((i, m, count) -> {
            pieces.add(i);
            pieces.add(m);
            pieces.add(count);
        });
        return pieces.build().toArray();
    }

    /** Where in the image each element of all its patches, one row per position, lies; the place after the last for what lies outside. */
    int[] patchTable() {
        int[] table = new int[positions() * patchSize()];
        Arrays.fill(table, imageSize());
        int[] pieces = pieces();
        for (int at = 0; at < pieces.length; at += 3) {
            int row = pieces[at + 1] / positions();
            int position = pieces[at + 1] % positions();
            for (int k = 0; k < pieces[at + 2]; k++) {
                table[(position + k) * patchSize() + row] = pieces[at] + k * geometry.strideColumns();
            }
        }
        return table;
    }

    /** As {@link #unfold(NativeArray, int, NativeArray)}, on the heap, for {@link #pieces()}. */
    void unfold(float[] image, int[] pieces, float[] matrix) {
        int step = geometry.strideColumns();
        for (int at = 0; at < pieces.length; at += 3) {
            int from = pieces[at];
            int to = pieces[at + 1];
            int count = pieces[at + 2];
            if (step == 1) {
                System.arraycopy(image, from, matrix, to, count);
            } else {
                for (int k = 0; k < count; k++) {
                    matrix[to + k] = image[from + k * step];
                }
            }
        }
    }

    /** Adds each element of the matrix to the element of the image that the window sees there, on the heap, for {@link #pieces()}. */
    void fold(float[] matrix, int[] pieces, float[] image) {
        int step = geometry.strideColumns();
        for (int at = 0; at < pieces.length; at += 3) {
            int to = pieces[at];
            int from = pieces[at + 1];
            int count = pieces[at + 2];
            for (int k = 0; k < count; k++) {
                image[to + k * step] += matrix[from + k];
            }
        }
    }

    /** Whether the kernel covers the whole image, so that there is one position and the matrix of an image is the image. */
    boolean isCovering() {
        return kernelRows == rows
                && kernelColumns == columns
                && geometry.paddingRows() == 0
                && geometry.paddingColumns() == 0;
    }

    /** Fills the matrix, which must hold zeros, with what the window sees of the image. */
    void unfold(NativeArray image, int first, NativeArray matrix) {
        int from = image.start() + first;
        int to = matrix.start();
        int step = geometry.strideColumns();
        if (image.isFloat32()) {
            FloatBuffer x = image.floats();
            FloatBuffer z = matrix.floats();
            runs((i, m, count) -> {
                for (int k = 0; k < count; k++) {
                    z.put(to + m + k, x.get(from + i + k * step));
                }
            });
        } else {
            DoubleBuffer x = image.doubles();
            DoubleBuffer z = matrix.doubles();
            runs((i, m, count) -> {
                for (int k = 0; k < count; k++) {
                    z.put(to + m + k, x.get(from + i + k * step));
                }
            });
        }
    }

    /** Adds each element of the matrix to the element of the image that the window sees there. */
    void fold(NativeArray matrix, NativeArray image, int first) {
        int to = image.start() + first;
        int from = matrix.start();
        int step = geometry.strideColumns();
        if (image.isFloat32()) {
            FloatBuffer x = image.floats();
            FloatBuffer z = matrix.floats();
            runs((i, m, count) -> {
                for (int k = 0; k < count; k++) {
                    int place = to + i + k * step;
                    x.put(place, x.get(place) + z.get(from + m + k));
                }
            });
        } else {
            DoubleBuffer x = image.doubles();
            DoubleBuffer z = matrix.doubles();
            runs((i, m, count) -> {
                for (int k = 0; k < count; k++) {
                    int place = to + i + k * step;
                    x.put(place, x.get(place) + z.get(from + m + k));
                }
            });
        }
    }

    private void runs(Run run) {
        for (int row = 0; row < patchSize(); row++) {
            int channel = row / (kernelRows * kernelColumns);
            int u = row / kernelColumns % kernelRows - geometry.paddingRows();
            int v = row % kernelColumns - geometry.paddingColumns();
            int step = geometry.strideColumns();
            int begin = v >= 0 ? 0 : (-v + step - 1) / step;
            int end = v >= columns ? 0 : Math.min(outColumns, (columns - 1 - v) / step + 1);
            for (int i = 0; i < outRows && begin < end; i++) {
                int imageRow = i * geometry.strideRows() + u;
                if (imageRow >= 0 && imageRow < rows) {
                    int from = (channel * rows + imageRow) * columns + begin * step + v;
                    run.visit(from, row * positions() + i * outColumns + begin, end - begin);
                }
            }
        }
    }
}
