package org.erlangen.api.tensor;

/**
 * How a kernel slides over a grid: stride and zero padding, rows first.
 *
 * <p>Range: strides at least 1, paddings at least 0. Output size of an axis: {@code (size + 2 padding - kernel) / stride + 1},
 * rounded down.
 */
public record ConvolutionGeometry(int strideRows, int strideColumns, int paddingRows, int paddingColumns) {
    public ConvolutionGeometry {
        if (strideRows < 1 || strideColumns < 1 || paddingRows < 0 || paddingColumns < 0) {
            throw new IllegalArgumentException("strides must be >= 1 and paddings >= 0: " + strideRows + ", "
                    + strideColumns + ", " + paddingRows + ", " + paddingColumns);
        }
    }

    /** The same stride and padding for rows and columns. */
    public static ConvolutionGeometry of(int stride, int padding) {
        return new ConvolutionGeometry(stride, stride, padding, padding);
    }

    /** Output rows for an input of {@code rows} and a kernel of {@code kernelRows}; at least 1, else refused. */
    public int outputRows(int rows, int kernelRows) {
        return output(rows, kernelRows, strideRows, paddingRows);
    }

    /** Output columns for an input of {@code columns} and a kernel of {@code kernelColumns}; at least 1, else refused. */
    public int outputColumns(int columns, int kernelColumns) {
        return output(columns, kernelColumns, strideColumns, paddingColumns);
    }

    private static int output(int size, int kernel, int stride, int padding) {
        int room = size + 2 * padding - kernel;
        if (kernel < 1 || room < 0) {
            throw new IllegalArgumentException(
                    "a kernel of " + kernel + " does not fit into " + size + " with padding " + padding);
        }
        return room / stride + 1;
    }
}
