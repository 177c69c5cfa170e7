package org.erlangen.api.symmetry;

import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Homogeneous matrices acting on images: {@code output(i, j) = image(T (x_j, y_i, 1))}, bilinear, zeros outside. The matrix says where to
 * read, so a positive log-scale zooms out.
 *
 * <p>Source: docs/methods/invariant-weights.md, section 3.
 */
public final class PlaneAction {
    private PlaneAction() {}

    /** Where the coordinates -1 and 1 lie. */
    public enum Corners {
        /** In the centres of the outermost pixels: {@code x_j = -1 + 2 j / (W - 1)}. */
        ALIGNED,
        /** On the outer edges of the outermost pixels: {@code x_j = (2 j + 1) / W - 1}. */
        EDGES
    }

    /** Images read through matrices, corners aligned. Shape: matrices [G, 3, 3]; images [B, C, H, W], G a multiple of B; result [G, C, H, W]. */
    public static Tensor act(Tensor matrices, Tensor images) {
        return act(matrices, images, Corners.ALIGNED);
    }

    /** Images read through matrices. Shape: matrices [G, 3, 3]; images [B, C, H, W], G a multiple of B; result [G, C, H, W]. */
    public static Tensor act(Tensor matrices, Tensor images, Corners corners) {
        int height = images.shape().size(2);
        int width = images.shape().size(3);
        Tensor pixels = pixels(images.tensors(), height, width, corners, images.precision());
        Tensor columns = inPixels(matrices.slice(1, 0, 1), width, width, height, corners)
                .matmul(pixels)
                .reshape(-1, height, width);
        Tensor rows = inPixels(matrices.slice(1, 1, 2), height, width, height, corners)
                .matmul(pixels)
                .reshape(-1, height, width);
        return images.resample(rows, columns);
    }

    /** Column, row and 1 of all pixels, row-major; on edges, of their centres. Shape: [3, H W]. */
    private static Tensor pixels(Tensors tensors, int height, int width, Corners corners, Precision precision) {
        int pixels = height * width;
        double centre = corners == Corners.EDGES ? 0.5 : 0;
        double[] coordinates = new double[3 * pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            coordinates[pixel] = pixel % width + centre;
            int row = pixel / width;
            coordinates[pixels + pixel] = row + centre;
            coordinates[2 * pixels + pixel] = 1;
        }
        return tensors.of(Shape.of(3, pixels), precision, coordinates);
    }

    /**
     * One row of each matrix, from plane coordinates to plane coordinates, as a row from pixels to pixels along an axis of {@code size}. The
     * plane's coordinate is {@code x_j = j / h - 1} with h half the axis's length, so {@code (t . (x, y, 1) + 1) h} is linear in the pixel; the
     * identity reads pixels exactly. Shape: [G, 1, 3] gives [G, 3].
     */
    private static Tensor inPixels(Tensor row, int size, int width, int height, Corners corners) {
        double own = half(size, corners);
        double perColumn = ratio(own, half(width, corners));
        double perRow = ratio(own, half(height, corners));
        double fromColumn = perColumn == 0 ? 0 : -own;
        double fromRow = perRow == 0 ? 0 : -own;
        double shift = own - (corners == Corners.EDGES ? 0.5 : 0);
        Tensors tensors = row.tensors();
        Tensor change =
                tensors.of(Shape.of(3, 3), row.precision(), perColumn, 0, fromColumn, 0, perRow, fromRow, 0, 0, own);
        return row.reshape(-1, 3).matmul(change).add(tensors.of(Shape.of(3), row.precision(), 0, 0, shift));
    }

    /** Half the length of an axis, in pixels. */
    private static double half(int size, Corners corners) {
        return (corners == Corners.ALIGNED ? size - 1 : size) / 2.0;
    }

    /** Pixels of one axis per pixel of another; an axis of length 0 has only the coordinate 0. */
    private static double ratio(double own, double other) {
        return other == 0 ? 0 : own / other;
    }
}
