package org.erlangen.plugins.networks;

import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Smooth random filters: white noise blurred by a Gaussian of a fourteenth of the image's size, cut off at three deviations, zeros
 * outside, brought to one deviation over all filters together. Unblurred noise would lose variance when it is resampled.
 *
 * <p>Source: docs/methods/invariant-weights.md, sections 4 and 9.
 *
 * @param image shape of an image: channels, rows, columns
 * @param deviation the deviation of the result
 */
record BlurredNoise(Shape image, double deviation) implements Initialiser {
    private static final double SIZE_PER_DEVIATION = 14;
    private static final double RADIUS_PER_DEVIATION = 3;

    /** Shape: [H, C h w]. */
    @Override
    public Tensor draw(Tensors tensors, Key key, Shape shape) {
        int rows = image.size(1);
        int columns = image.size(2);
        Tensor noise = tensors.normal(key, shape).reshape(-1, rows, columns);
        Tensor smooth = blur(tensors, rows).matmul(noise).matmul(blur(tensors, columns), false, true);
        Tensor variance = smooth.subtract(smooth.meanAll()).square().meanAll();
        return smooth.divide(variance.sqrt()).multiply(deviation).reshape(shape);
    }

    /** The blur along one axis as a banded matrix. Shape: [size, size]. */
    private static Tensor blur(Tensors tensors, int size) {
        double sigma = size / SIZE_PER_DEVIATION;
        int radius = (int) (RADIUS_PER_DEVIATION * sigma);
        double total = 0;
        for (int distance = -radius; distance <= radius; distance++) {
            total += weight(distance, sigma);
        }
        double[] band = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = Math.max(0, row - radius); column <= Math.min(size - 1, row + radius); column++) {
                band[row * size + column] = weight(row - column, sigma) / total;
            }
        }
        return tensors.of(Shape.of(size, size), band);
    }

    private static double weight(int distance, double sigma) {
        return Math.exp(-0.5 * distance * distance / (sigma * sigma));
    }
}
