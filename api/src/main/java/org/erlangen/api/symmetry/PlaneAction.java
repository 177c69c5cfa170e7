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
        Tensor source = matrices.matmul(coordinates(images.tensors(), height, width, corners, images.precision()));
        Tensor columns = pixels(source.slice(1, 0, 1), width, corners).reshape(-1, height, width);
        Tensor rows = pixels(source.slice(1, 1, 2), height, corners).reshape(-1, height, width);
        return images.resample(rows, columns);
    }

    /** Homogeneous coordinates of all pixels, row-major. Shape: [3, H W], rows x, y, 1. */
    private static Tensor coordinates(Tensors tensors, int height, int width, Corners corners, Precision precision) {
        int pixels = height * width;
        double[] coordinates = new double[3 * pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            coordinates[pixel] = normal(pixel % width, width, corners);
            coordinates[pixels + pixel] = normal(pixel / width, height, corners);
            coordinates[2 * pixels + pixel] = 1;
        }
        return tensors.of(Shape.of(3, pixels), precision, coordinates);
    }

    private static double normal(int pixel, int size, Corners corners) {
        if (corners == Corners.EDGES) {
            return (2.0 * pixel + 1) / size - 1;
        }
        return size == 1 ? 0 : -1 + 2.0 * pixel / (size - 1);
    }

    private static Tensor pixels(Tensor normal, int size, Corners corners) {
        return corners == Corners.ALIGNED
                ? normal.add(1).multiply((size - 1) / 2.0)
                : normal.add(1).multiply(size).subtract(1).multiply(0.5);
    }
}
