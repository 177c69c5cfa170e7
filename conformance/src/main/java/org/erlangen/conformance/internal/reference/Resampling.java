package org.erlangen.conformance.internal.reference;

import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.Shape;

/**
 * Bilinear resampling and its adjoints: three sums over the same four weights of each reading position.
 *
 * <p>Along an axis, a position p between the pixels k = floor(p) and k + 1 has the weights 1 - (p - k) and p - k; their derivatives by p
 * are -1 and 1. Pixels outside the image are zero.
 */
public final class Resampling {
    private Resampling() {}

    /** Shape: image [B, C, H, W]; rows and columns [G, h, w]; result [G, C, h, w]. */
    public static Dense resample(Dense image, Dense rows, Dense columns, ResampleOrder order) {
        int channels = image.size(1);
        Shape shape = Shape.of(rows.size(0), channels, rows.size(1), rows.size(2));
        double[] result = new double[shape.elements()];
        reads(image.shape(), rows, columns, order, (inImage, inY, inGrid, weight) -> {
            result[inY] += weight * image.elements()[inImage];
        });
        return new Dense(shape, result);
    }

    /** Shape: y [G, C, h, w]; result of {@code shape} [B, C, H, W]. */
    public static Dense resampleAdjoint(Dense y, Dense rows, Dense columns, ResampleOrder order, Shape shape) {
        double[] result = new double[shape.elements()];
        reads(shape, rows, columns, order, (inImage, inY, inGrid, weight) -> {
            result[inImage] += weight * y.elements()[inY];
        });
        return new Dense(shape, result);
    }

    /** Shape: y [G, C, h, w]; image [B, C, H, W]; result [G, h, w]. */
    public static Dense resampleProduct(Dense y, Dense image, Dense rows, Dense columns, ResampleOrder order) {
        double[] result = new double[rows.elements().length];
        reads(image.shape(), rows, columns, order, (inImage, inY, inGrid, weight) -> {
            result[inGrid] += weight * y.elements()[inY] * image.elements()[inImage];
        });
        return new Dense(rows.shape(), result);
    }

    private interface Read {
        void visit(int inImage, int inY, int inGrid, double weight);
    }

    /** Every read of an image element that contributes to an element of y, with its weight. */
    private static void reads(Shape image, Dense rows, Dense columns, ResampleOrder order, Read read) {
        int pixels = rows.size(1) * rows.size(2);
        for (int inGrid = 0; inGrid < rows.elements().length; inGrid++) {
            int grid = inGrid / pixels;
            int source = grid / (rows.size(0) / image.size(0));
            double row = rows.elements()[inGrid];
            double column = columns.elements()[inGrid];
            for (int corner = 0; corner < 4; corner++) {
                double pixelRow = Math.floor(row) + (corner < 2 ? 0 : 1);
                double pixelColumn = Math.floor(column) + (corner % 2 == 0 ? 0 : 1);
                if (!inside(pixelRow, image.size(2)) || !inside(pixelColumn, image.size(3))) {
                    continue;
                }
                double weight = weight(row, pixelRow, order.rows()) * weight(column, pixelColumn, order.columns());
                int pixel = ((int) pixelRow) * image.size(3) + (int) pixelColumn;
                for (int channel = 0; channel < image.size(1); channel++) {
                    int inImage = (source * image.size(1) + channel) * image.size(2) * image.size(3) + pixel;
                    int inY = (grid * image.size(1) + channel) * pixels + inGrid % pixels;
                    read.visit(inImage, inY, inGrid, weight);
                }
            }
        }
    }

    /** The weight {@code 1 - |position - pixel|} of a pixel, or its derivative by the position. */
    private static double weight(double position, double pixel, int order) {
        if (order == 0) {
            return 1 - Math.abs(position - pixel);
        }
        return pixel > position ? 1 : -1;
    }

    private static boolean inside(double pixel, int size) {
        return pixel >= 0 && pixel < size;
    }
}
