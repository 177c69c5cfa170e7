package org.erlangen.api.tensor;

/**
 * How a kernel slides over a grid: stride and padding, rows first. What lies in the padding is zero, or, if {@code circular}, what lies beyond the
 * opposite edge, as on a torus.
 *
 * <p>Range: strides at least 1, paddings at least 0, and at most the grid's size if circular. Output size of an axis: {@code (size + 2 padding -
 * kernel) / stride + 1}, rounded down.
 */
public record ConvolutionGeometry(
        int strideRows, int strideColumns, int paddingRows, int paddingColumns, boolean circular) {
    public ConvolutionGeometry {
        if (strideRows < 1 || strideColumns < 1 || paddingRows < 0 || paddingColumns < 0) {
            throw new IllegalArgumentException("strides must be >= 1 and paddings >= 0: " + strideRows + ", "
                    + strideColumns + ", " + paddingRows + ", " + paddingColumns);
        }
    }

    /** With zeros in the padding. */
    public ConvolutionGeometry(int strideRows, int strideColumns, int paddingRows, int paddingColumns) {
        this(strideRows, strideColumns, paddingRows, paddingColumns, false);
    }

    /** The same stride and padding for rows and columns, zeros in the padding. */
    public static ConvolutionGeometry of(int stride, int padding) {
        return new ConvolutionGeometry(stride, stride, padding, padding);
    }

    /** On a torus: every position of a kernel whose side is {@code 2 padding + 1}. */
    public static ConvolutionGeometry onTorus(int padding) {
        return new ConvolutionGeometry(1, 1, padding, padding, true);
    }

    /** Strides over a grid that carries its padding already. */
    public ConvolutionGeometry unpadded() {
        return new ConvolutionGeometry(strideRows, strideColumns, 0, 0);
    }

    /** Output rows for an input of {@code rows} and a kernel of {@code kernelRows}; at least 1, else refused. */
    public int outputRows(int rows, int kernelRows) {
        return output(rows, kernelRows, strideRows, paddingRows, circular);
    }

    /** Output columns for an input of {@code columns} and a kernel of {@code kernelColumns}; at least 1, else refused. */
    public int outputColumns(int columns, int kernelColumns) {
        return output(columns, kernelColumns, strideColumns, paddingColumns, circular);
    }

    private static int output(int size, int kernel, int stride, int padding, boolean circular) {
        int room = size + 2 * padding - kernel;
        if (kernel < 1 || room < 0 || (circular && padding > size)) {
            throw new IllegalArgumentException(
                    "a kernel of " + kernel + " does not fit into " + size + " with padding " + padding);
        }
        return room / stride + 1;
    }
}
