package org.erlangen.plugins.cifar.internal;

import java.util.SplittableRandom;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Images with their classes, as they stand in the files; red, green and blue one after the other. */
public final class Images {
    private static final int CHANNELS = 3;
    private static final int SIDE = 32;
    private static final int MARGIN = 4;

    /** Means and deviations of the training images' channels, of 255. Source: the published preprocessing. */
    private static final double[] MEANS = {125.3, 123.0, 113.9};

    private static final double[] DEVIATIONS = {63.0, 62.1, 66.7};

    private final byte[] pixels;
    private final double[] classes;

    Images(byte[] pixels, double[] classes) {
        this.pixels = pixels;
        this.classes = classes;
    }

    /** Classes, 0 to 9, of as many copies of all. Shape: [copies N]. */
    public Tensor classes(Tensors tensors, int copies) {
        double[] repeated = new double[copies * classes.length];
        for (int copy = 0; copy < copies; copy++) {
            System.arraycopy(classes, 0, repeated, copy * classes.length, classes.length);
        }
        return tensors.vector(repeated);
    }

    /** Normalised by channel. Shape: [N, 3, 32, 32]. */
    public Tensor plain(Tensors tensors) {
        float[] values = new float[pixels.length];
        for (int image = 0; image < classes.length; image++) {
            copy(image, false, 0, 0, values, image * BinaryFiles.PIXELS);
        }
        return tensors.of(Shape.of(classes.length, CHANNELS, SIDE, SIDE), tensors.precision(), values);
    }

    /**
     * Normalised, reflected left and right with probability 1/2, and moved by up to 4 pixels each way with zeros beyond the edges. What is done to
     * an image depends on the seed, the copy and the image alone. Shape: [copies N, 3, 32, 32].
     */
    public Tensor augmented(Tensors tensors, int copies, long seed) {
        float[] values = new float[Math.multiplyExact(copies, pixels.length)];
        for (int place = 0; place < copies * classes.length; place++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + place);
            boolean reflected = random.nextBoolean();
            int rows = random.nextInt(2 * MARGIN + 1) - MARGIN;
            int columns = random.nextInt(2 * MARGIN + 1) - MARGIN;
            copy(place % classes.length, reflected, rows, columns, values, place * BinaryFiles.PIXELS);
        }
        return tensors.of(Shape.of(copies * classes.length, CHANNELS, SIDE, SIDE), tensors.precision(), values);
    }

    private void copy(int image, boolean reflected, int rows, int columns, float[] to, int at) {
        for (int i = 0; i < BinaryFiles.PIXELS; i++) {
            int channel = i / (SIDE * SIDE);
            int row = i / SIDE % SIDE + rows;
            int column = i % SIDE + columns;
            if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
                int source = (channel * SIDE + row) * SIDE + (reflected ? SIDE - 1 - column : column);
                int pixel = pixels[image * BinaryFiles.PIXELS + source] & 0xFF;
                to[at + i] = (float) ((pixel - MEANS[channel]) / DEVIATIONS[channel]);
            }
        }
    }
}
