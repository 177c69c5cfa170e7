package org.erlangen.nd4j.internal;

import java.nio.FloatBuffer;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.nd4j.internal.MatrixProduct.Form;

/**
 * Convolutions on a torus of float32 images, at every position. For each column of the kernel the image is rolled to where that column looks, with
 * the rows that the kernel reaches above and below it; what a row of the kernel sees then lies in one piece in each of these, at an even
 * step from channel to channel. So each row of the kernel is one product, of matrices small enough for the kernels of BLAS that need no packing,
 * and nothing is copied per row.
 */
final class RolledConvolution {
    /** Elements of the rolled copies of an image, at most: what stays in the second-level cache. */
    private static final int LARGEST = 1 << 16;

    private final DeviceMemory memory;
    private final int images;
    private final int channels;
    private final int filters;
    private final int height;
    private final int width;
    private final int rows;
    private final int columns;
    private final int above;
    private final int left;

    private RolledConvolution(DeviceMemory memory, Shape image, Shape kernel, ConvolutionGeometry geometry) {
        this.memory = memory;
        this.images = image.size(0);
        this.channels = image.size(1);
        this.filters = kernel.size(0);
        this.height = image.size(2);
        this.width = image.size(3);
        this.rows = kernel.size(2);
        this.columns = kernel.size(3);
        this.above = geometry.paddingRows();
        this.left = geometry.paddingColumns();
    }

    /** Whether convolutions of these images to results of as many positions are of this kind. */
    static boolean suits(Precision precision, Shape image, Shape kernel, ConvolutionGeometry geometry) {
        long elements = (long) image.size(1) * (image.size(2) + kernel.size(2) - 1) * image.size(3) * kernel.size(3);
        return precision == Precision.FLOAT32
                && geometry.strideRows() == 1
                && geometry.strideColumns() == 1
                && 2 * geometry.paddingRows() == kernel.size(2) - 1
                && 2 * geometry.paddingColumns() == kernel.size(3) - 1
                && image.elements() > 0
                && kernel.elements() > 0
                && elements <= LARGEST;
    }

    /** The convolution of images and a kernel of these shapes, for which it {@link #suits}. */
    static RolledConvolution of(DeviceMemory memory, Shape image, Shape kernel, ConvolutionGeometry geometry) {
        return new RolledConvolution(memory, image, kernel, geometry);
    }

    private int plane() {
        return height * width;
    }

    /** Elements of a rolled channel with the rows above and below. */
    private int step() {
        return (height + rows - 1) * width;
    }

    private int inner() {
        return columns * channels;
    }

    void convolve(NativeArray x, NativeArray kernel, NativeArray z) {
        Form form = new Form(Precision.FLOAT32, filters, plane(), inner(), false, false);
        MatrixProduct product = memory.workbench().product();
        try (Scope scratch = memory.openScope()) {
            NativeArray weights = weights(scratch);
            rowsFirst(kernel, weights);
            Rolling rolling = new Rolling(scratch, x);
            for (int image = 0; image < images; image++) {
                rolling.to(image);
                long to = z.address((long) image * filters * plane());
                for (int row = 0; row < rows; row++) {
                    long from = weights.address((long) row * filters * inner());
                    product.multiply(form, from, inner(), rolling.row(row), step(), row == 0 ? 0 : 1, to, plane());
                }
            }
        }
    }

    /** Of at least one image. */
    void adjointKernel(NativeArray x, NativeArray y, NativeArray z) {
        Form form = new Form(Precision.FLOAT32, filters, inner(), plane(), false, true);
        MatrixProduct product = memory.workbench().product();
        try (Scope scratch = memory.openScope()) {
            NativeArray sums = weights(scratch);
            Rolling rolling = new Rolling(scratch, x);
            for (int image = 0; image < images; image++) {
                rolling.to(image);
                long from = y.address((long) image * filters * plane());
                for (int row = 0; row < rows; row++) {
                    long to = sums.address((long) row * filters * inner());
                    product.multiply(form, from, plane(), rolling.row(row), step(), image == 0 ? 0 : 1, to, inner());
                }
            }
            channelsFirst(sums, z);
        }
    }

    /** Shape: [rows, D, columns, C]. */
    private NativeArray weights(Scope scratch) {
        return scratch.allocate(Shape.of(rows, filters, columns, channels), Precision.FLOAT32);
    }

    /** The rolled copies of one image after the other. Shape: [columns, C, height + rows - 1, width]. */
    private final class Rolling {
        private final NativeArray images;
        private final NativeArray copies;
        private final float[] tall;

        Rolling(Scope scratch, NativeArray images) {
            this.images = images;
            this.copies = scratch.allocate(Shape.of(inner(), step()), Precision.FLOAT32);
            this.tall = new float[channels * step()];
        }

        /** Where what a row of the kernel sees begins. */
        long row(int row) {
            return copies.address((long) row * width);
        }

        void to(int index) {
            for (int channel = 0; channel < channels; channel++) {
                load(images.start() + (index * channels + channel) * plane(), channel * step());
            }
            for (int column = 0; column < columns; column++) {
                roll(Math.floorMod(column - left, width), copies.start() + column * tall.length);
            }
        }

        /** A channel with the rows above and below. */
        private void load(int from, int to) {
            int first = to + above * width;
            images.floats().get(from, tall, first, plane());
            System.arraycopy(tall, first + plane() - above * width, tall, to, above * width);
            System.arraycopy(tall, first, tall, first + plane(), (rows - 1 - above) * width);
        }

        /** All channels, so that column j holds column j + shift: moved as a whole, and then what comes from beyond the edge. */
        private void roll(int shift, int to) {
            int back = width - shift;
            FloatBuffer rolled = copies.floats();
            if (shift <= back) {
                rolled.put(to, tall, shift, tall.length - shift);
                seam(0, rolled, to + back, shift);
            } else {
                rolled.put(to + back, tall, 0, tall.length - back);
                seam(shift, rolled, to, back);
            }
        }

        /** So many columns, from a column on. */
        private void seam(int from, FloatBuffer rolled, int to, int count) {
            for (int column = 0; column < count; column++) {
                for (int at = column; at < tall.length; at += width) {
                    rolled.put(to + at, tall[from + at]);
                }
            }
        }
    }

    private void rowsFirst(NativeArray kernel, NativeArray weights) {
        each((plain, turned) ->
                weights.floats().put(weights.start() + turned, kernel.floats().get(kernel.start() + plain)));
    }

    private void channelsFirst(NativeArray sums, NativeArray kernel) {
        each((plain, turned) ->
                kernel.floats().put(kernel.start() + plain, sums.floats().get(sums.start() + turned)));
    }

    private interface Weight {
        /** Number of a weight in [D, C, rows, columns] and in [rows, D, columns, C]. */
        void visit(int plain, int turned);
    }

    private void each(Weight weight) {
        int plain = 0;
        for (int filter = 0; filter < filters; filter++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < columns; column++) {
                        int turned = ((row * filters + filter) * columns + column) * channels + channel;
                        weight.visit(plain++, turned);
                    }
                }
            }
        }
    }
}
