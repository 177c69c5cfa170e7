package org.erlangen.inference.laplace.internal.observation;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;

/**
 * The second moment of what a window sees of images on a torus. It depends on how far apart two places of the window are, and not on where: so it is
 * made of the images' correlations with themselves, moved by less than the window's size, without the patches. Of 3 by 3 these are 25 numbers
 * in place of 81 for each pair of channels.
 */
final class TorusMoment {
    private TorusMoment() {}

    /** Whether a map's moment is of this kind. */
    static boolean suits(LinearMap map, Shape input) {
        return map instanceof LinearMap.Convolution convolution
                && convolution.geometry().equals(within(convolution))
                && convolution.image() == WeightImage.IDENTITY
                && input.size(-2) >= convolution.rows() - 1
                && input.size(-1) >= convolution.columns() - 1;
    }

    /** The geometry of a window that stands at every position. */
    private static ConvolutionGeometry within(LinearMap.Convolution map) {
        return new ConvolutionGeometry(1, 1, (map.rows() - 1) / 2, (map.columns() - 1) / 2, true);
    }

    /** {@code sum_n sum_r a a^T} over images and positions. Shape: [B, C, H, W] gives [C rows columns, C rows columns]. */
    static Tensor of(LinearMap.Convolution map, Tensor images) {
        int rows = map.rows();
        int columns = map.columns();
        ConvolutionGeometry far = new ConvolutionGeometry(1, 1, rows - 1, columns - 1, true);
        Tensor correlations = images.convolveKernel(images, 2 * rows - 1, 2 * columns - 1, far);
        return correlations.reshape(-1).take(0, places(map)).reshape(size(map), size(map));
    }

    private static int size(LinearMap.Convolution map) {
        return map.inputs() * map.rows() * map.columns();
    }

    /** Where the correlation of each two elements of a patch lies. */
    private static int[] places(LinearMap.Convolution map) {
        int rows = map.rows();
        int columns = map.columns();
        int[] places = new int[size(map) * size(map)];
        int count = 0;
        int wide = 2 * columns - 1;
        for (int first = 0; first < size(map); first++) {
            int channel = first / (rows * columns);
            int down = rows - 1 - first / columns % rows;
            int right = columns - 1 - first % columns;
            for (int other = 0; other < map.inputs(); other++) {
                int origin = ((channel * map.inputs() + other) * (2 * rows - 1) + down) * wide + right;
                for (int place = 0; place < rows * columns; place++) {
                    places[count++] = origin + place / columns * wide + place % columns;
                }
            }
        }
        return places;
    }
}
