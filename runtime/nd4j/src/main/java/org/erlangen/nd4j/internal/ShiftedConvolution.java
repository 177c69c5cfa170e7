package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.nd4j.internal.MatrixProduct.Form;

/**
 * Convolutions of float32 images of few channels, with stride 1 and without padding. What a window sees is not gathered row by row:
 * for each place of the kernel the whole image is copied once, shifted by where the place lies. Row (place, channel) of the matrix so made
 * begins with what the place sees at the first position, and goes on to the next rows of the image with those few numbers
 * between them that belong to no position: the product computes them in vain, and they are left out of the result, or are zeros in it.
 * Matrices of one image are small enough for the kernels of BLAS that need no packing, at its best rate.
 */
final class ShiftedConvolution {
    /** Elements of the matrix of an image, at most: what stays in the second-level cache. */
    private static final int LARGEST = 1 << 16;

    /** With more filters other algorithms are as fast. */
    private static final int MOST_FILTERS = 32;

    private static final int VECTOR = 16;

    private final DeviceMemory memory;
    private final int images;
    private final int channels;
    private final int filters;
    private final int plane;
    private final int columns;
    private final int outRows;
    private final int outColumns;
    private final int[] shifts;

    private ShiftedConvolution(DeviceMemory memory, Shape image, Shape kernel) {
        this.memory = memory;
        this.images = image.size(0);
        this.channels = image.size(1);
        this.filters = kernel.size(0);
        this.columns = image.size(3);
        this.plane = image.size(2) * columns;
        this.outRows = image.size(2) - kernel.size(2) + 1;
        this.outColumns = columns - kernel.size(3) + 1;
        this.shifts = new int[kernel.size(2) * kernel.size(3)];
        for (int place = 0; place < shifts.length; place++) {
            shifts[place] = place / kernel.size(3) * columns + place % kernel.size(3);
        }
    }

    /** Whether these convolutions are of this kind, and few elements. */
    static boolean suits(Precision precision, Shape image, Shape kernel, ConvolutionGeometry geometry) {
        boolean plain = geometry.strideRows() == 1
                && geometry.strideColumns() == 1
                && geometry.paddingRows() == 0
                && geometry.paddingColumns() == 0;
        int places = kernel.size(2) * kernel.size(3);
        long elements = (long) image.size(1) * image.size(2) * image.size(3) * places;
        return plain && precision == Precision.FLOAT32 && kernel.size(0) <= MOST_FILTERS && elements <= LARGEST;
    }

    /** The convolution of images and a kernel of these shapes, for which it {@link #suits}. */
    static ShiftedConvolution of(DeviceMemory memory, Shape image, Shape kernel) {
        return new ShiftedConvolution(memory, image, kernel);
    }

    private int imageSize() {
        return channels * plane;
    }

    private int patchSize() {
        return channels * shifts.length;
    }

    /** From the first position to the last, in elements of an image, and on to a number of elements that vector code likes. */
    private int reach() {
        int exact = (outRows - 1) * columns + outColumns;
        return Math.min(plane, (exact + VECTOR - 1) / VECTOR * VECTOR);
    }

    private int outSize() {
        return filters * outRows * outColumns;
    }

    void convolve(NativeArray x, NativeArray kernel, NativeArray z) {
        float[] wide = new float[filters * reach()];
        float[] narrow = new float[outSize()];
        Form form = new Form(Precision.FLOAT32, filters, reach(), patchSize(), false, false);
        try (Scope scratch = memory.openScope()) {
            NativeArray weights = scratch.allocate(Shape.of(filters, patchSize()), Precision.FLOAT32);
            NativeArray shifted = matrix(scratch);
            NativeArray product = scratch.allocate(Shape.of(filters, reach()), Precision.FLOAT32);
            placesFirst(kernel, weights);
            for (int image = 0; image < images; image++) {
                shift(x, image, shifted);
                memory.workbench()
                        .product()
                        .multiply(
                                form,
                                weights.address(),
                                patchSize(),
                                shifted.address(),
                                plane,
                                0,
                                product.address(),
                                reach());
                product.floats().get(product.start(), wide);
                rows(wide, narrow, false);
                z.floats().put(z.start() + image * outSize(), narrow);
            }
        }
    }

    /** Adds to {@code z}, which holds zeros. */
    void adjointInput(NativeArray y, NativeArray kernel, NativeArray z) {
        float[] wide = new float[filters * reach()];
        float[] narrow = new float[outSize()];
        Form form = new Form(Precision.FLOAT32, patchSize(), reach(), filters, true, false);
        MatrixProduct product = memory.workbench().product();
        try (Scope scratch = memory.openScope()) {
            NativeArray weights = scratch.allocate(Shape.of(filters, patchSize()), Precision.FLOAT32);
            NativeArray shifted = matrix(scratch);
            NativeArray spread = scratch.allocate(Shape.of(filters, reach()), Precision.FLOAT32);
            placesFirst(kernel, weights);
            for (int image = 0; image < images; image++) {
                spread(y, image, narrow, wide, spread);
                product.multiply(
                        form, weights.address(), patchSize(), spread.address(), reach(), 0, shifted.address(), plane);
                for (int place = 0; place < shifts.length; place++) {
                    long from = shifted.address((long) place * imageSize());
                    long to = z.address((long) image * imageSize() + shifts[place]);
                    product.add(imageSize() - shifts[place], from, to);
                }
            }
        }
    }

    /** Of at least one image. */
    void adjointKernel(NativeArray x, NativeArray y, NativeArray z) {
        float[] wide = new float[filters * reach()];
        float[] narrow = new float[outSize()];
        Form form = new Form(Precision.FLOAT32, filters, patchSize(), reach(), false, true);
        try (Scope scratch = memory.openScope()) {
            NativeArray sums = scratch.allocate(Shape.of(filters, patchSize()), Precision.FLOAT32);
            NativeArray shifted = matrix(scratch);
            NativeArray spread = scratch.allocate(Shape.of(filters, reach()), Precision.FLOAT32);
            for (int image = 0; image < images; image++) {
                shift(x, image, shifted);
                spread(y, image, narrow, wide, spread);
                memory.workbench()
                        .product()
                        .multiply(
                                form,
                                spread.address(),
                                reach(),
                                shifted.address(),
                                plane,
                                image == 0 ? 0 : 1,
                                sums.address(),
                                patchSize());
            }
            channelsFirst(sums, z);
        }
    }

    /** What the places see of an image; holds zeros. */
    private NativeArray matrix(Scope scratch) {
        NativeArray matrix = scratch.allocate(Shape.of(patchSize(), plane), Precision.FLOAT32);
        memory.workbench().zeroBytes(matrix.address(), matrix.bytes());
        return matrix;
    }

    /** An image once per place of the kernel, each time from where that place first looks. */
    private void shift(NativeArray x, int image, NativeArray shifted) {
        int from = x.start() + image * imageSize();
        for (int place = 0; place < shifts.length; place++) {
            int to = shifted.start() + place * imageSize();
            shifted.floats().put(to, x.floats(), from + shifts[place], imageSize() - shifts[place]);
        }
    }

    /** A result's rows as far apart as those of the image, with zeros between them. */
    private void spread(NativeArray y, int image, float[] narrow, float[] wide, NativeArray spread) {
        y.floats().get(y.start() + image * outSize(), narrow);
        rows(wide, narrow, true);
        spread.floats().put(spread.start(), wide);
    }

    /** Moves rows of results between where they lie side by side and where they lie as far apart as those of the image. */
    private void rows(float[] wide, float[] narrow, boolean widen) {
        for (int filter = 0, at = 0; filter < filters; filter++) {
            for (int row = 0; row < outRows; row++, at += outColumns) {
                int there = filter * reach() + row * columns;
                if (widen) {
                    System.arraycopy(narrow, at, wide, there, outColumns);
                } else {
                    System.arraycopy(wide, there, narrow, at, outColumns);
                }
            }
        }
    }

    private void placesFirst(NativeArray kernel, NativeArray weights) {
        Turned turned = (channels, places) ->
                weights.floats().put(weights.start() + places, kernel.floats().get(kernel.start() + channels));
        each(turned);
    }

    private void channelsFirst(NativeArray sums, NativeArray kernel) {
        each((channels, places) ->
                kernel.floats().put(kernel.start() + channels, sums.floats().get(sums.start() + places)));
    }

    private interface Turned {
        /** Number of a weight where channels come first, and where places do. */
        void visit(int channelFirst, int placeFirst);
    }

    private void each(Turned weight) {
        for (int filter = 0; filter < filters; filter++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int place = 0; place < shifts.length; place++) {
                    int begin = filter * patchSize();
                    weight.visit(begin + channel * shifts.length + place, begin + place * channels + channel);
                }
            }
        }
    }
}
