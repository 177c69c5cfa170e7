package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;

/**
 * The matrix that a convolution on a small torus is. Shape: [C H W, D H' W'], channels before positions; entry ((c, q), (d, p)) is the sum of the
 * kernel's elements through which output position p meets input position q.
 */
final class CirculantMatrix {
    private final int channels;
    private final int filters;
    private final int places;
    private final int positions;
    private final int[][] met;

    private CirculantMatrix(int channels, int filters, int places, int[][] met) {
        this.channels = channels;
        this.filters = filters;
        this.places = places;
        this.positions = met.length;
        this.met = met;
    }

    /** Of images and a kernel of these shapes. */
    static CirculantMatrix of(Shape images, Shape kernel, ConvolutionGeometry geometry) {
        int height = images.size(2);
        int width = images.size(3);
        int rows = kernel.size(2);
        int columns = kernel.size(3);
        int outRows = geometry.outputRows(height, rows);
        int outColumns = geometry.outputColumns(width, columns);
        int[][] met = new int[outRows * outColumns][rows * columns];
        for (int p = 0; p < met.length; p++) {
            int top = p / outColumns * geometry.strideRows() - geometry.paddingRows();
            int left = p % outColumns * geometry.strideColumns() - geometry.paddingColumns();
            for (int tap = 0; tap < rows * columns; tap++) {
                int row = Math.floorMod(top + tap / columns, height);
                met[p][tap] = row * width + Math.floorMod(left + tap % columns, width);
            }
        }
        return new CirculantMatrix(kernel.size(1), kernel.size(0), height * width, met);
    }

    int inputs() {
        return channels * places;
    }

    int outputs() {
        return filters * positions;
    }

    Shape shape() {
        return Shape.of(inputs(), outputs());
    }

    /** The matrix of a kernel. */
    void fill(NativeArray kernel, NativeArray matrix) {
        double[] entries = new double[inputs() * outputs()];
        double[] numbers = Conversions.download(kernel);
        each((inKernel, inMatrix) -> entries[inMatrix] += numbers[inKernel]);
        Conversions.upload(entries, matrix);
    }

    /** The adjoint: sums of the entries that each element of a kernel is in. */
    void gather(NativeArray matrix, NativeArray kernel) {
        double[] sums = new double[kernel.elements()];
        double[] entries = Conversions.download(matrix);
        each((inKernel, inMatrix) -> sums[inKernel] += entries[inMatrix]);
        Conversions.upload(sums, kernel);
    }

    private interface Pair {
        void visit(int inKernel, int inMatrix);
    }

    private void each(Pair pair) {
        int taps = met.length == 0 ? 0 : met[0].length;
        for (int d = 0; d < filters; d++) {
            for (int c = 0; c < channels; c++) {
                for (int p = 0; p < positions; p++) {
                    for (int tap = 0; tap < taps; tap++) {
                        int row = c * places + met[p][tap];
                        pair.visit((d * channels + c) * taps + tap, row * outputs() + d * positions + p);
                    }
                }
            }
        }
    }
}
