package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;

/**
 * Float32 convolutions by oneDNN, which computes as many filters at once as a vector register holds numbers, used or not. A convolution with fewer
 * filters is done as one with more: those of several neighbouring columns together, each a filter in a wider window.
 */
final class FewFilters {
    /** Numbers in a vector register. */
    private static final int LANES = 16;

    private final DeviceMemory memory;

    FewFilters(DeviceMemory memory) {
        this.memory = memory;
    }

    void convolve(NativeArray x, NativeArray kernel, ConvolutionGeometry geometry, NativeArray z) {
        int together = together(kernel.shape().size(0), z.shape().size(3), geometry);
        if (together == 1) {
            memory.workbench().convolution().convolve(x, kernel, geometry, z);
            return;
        }
        Shape shape = z.shape();
        Shape joined = Shape.of(shape.size(0), shape.size(1) * together, shape.size(2), shape.size(3) / together);
        try (Scope scratch = memory.openScope()) {
            NativeArray result = scratch.allocate(joined, x.precision());
            ConvolutionGeometry leaps = new ConvolutionGeometry(
                    geometry.strideRows(), together, geometry.paddingRows(), geometry.paddingColumns());
            memory.workbench().convolution().convolve(x, widened(scratch, kernel, together), leaps, result);
            spread(result, together, z);
        }
    }

    /** How many columns fill a register and divide all. */
    private static int together(int filters, int columns, ConvolutionGeometry geometry) {
        if (geometry.strideColumns() != 1) {
            return 1;
        }
        int together = 1;
        while (2 * together * filters <= LANES && columns % (2 * together) == 0) {
            together *= 2;
        }
        return together;
    }

    /** Each filter {@code together} times, moved by a column more each time. Shape: [D, C, h, w] gives [D together, C, h, w + together - 1]. */
    private static NativeArray widened(Scope scratch, NativeArray kernel, int together) {
        Shape from = kernel.shape();
        int width = from.size(3) + together - 1;
        Shape shape = Shape.of(from.size(0), together, from.size(1), from.size(2), width);
        float[] numbers = new float[shape.elements()];
        float[] plain = new float[kernel.elements()];
        kernel.floats().get(kernel.start(), plain);
        int lines = from.size(1) * from.size(2);
        for (int line = 0; line < from.size(0) * lines; line++) {
            for (int move = 0; move < together; move++) {
                int to = ((line / lines * together + move) * lines + line % lines) * width + move;
                System.arraycopy(plain, line * from.size(3), numbers, to, from.size(3));
            }
        }
        NativeArray wide = scratch.allocate(
                Shape.of(from.size(0) * together, from.size(1), from.size(2), width), kernel.precision());
        wide.floats().put(wide.start(), numbers);
        return wide;
    }

    /** Columns that were filters go back to their places, image by image. Shape: [N, D together, H, W / together] gives [N, D, H, W]. */
    private static void spread(NativeArray joined, int together, NativeArray z) {
        Shape shape = z.shape();
        int size = shape.part(1, 4).elements();
        int grid = shape.size(2) * shape.size(3);
        float[] from = new float[size];
        float[] to = new float[size];
        for (int image = 0; image < shape.size(0); image++) {
            joined.floats().get(joined.start() + image * size, from);
            for (int begin = 0; begin < size; begin += grid) {
                for (int column = 0; column < together; column++) {
                    interleave(from, begin + column * grid / together, to, begin + column, together, grid / together);
                }
            }
            z.floats().put(z.start() + image * size, to);
        }
    }

    private static void interleave(float[] from, int begin, float[] to, int first, int step, int count) {
        for (int i = 0; i < count; i++) {
            to[first + i * step] = from[begin + i];
        }
    }
}
