package org.erlangen.nd4j.internal;

import java.util.Arrays;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.nd4j.internal.MatrixProduct.Form;
import org.erlangen.nd4j.internal.StridedCopy.Layout;

/** Convolutions with zeros outside: by oneDNN where it can, else as matrix products with what a sliding window sees, image by image. */
final class PlaneConvolutions {
    /** With fewer channels oneDNN is slower than products with what a window sees. */
    private static final int MANY_CHANNELS = 4;

    private final DeviceMemory memory;
    private final Elementwise elementwise;
    private final FewFilters fewFilters;

    PlaneConvolutions(DeviceMemory memory, Elementwise elementwise) {
        this.memory = memory;
        this.elementwise = elementwise;
        this.fewFilters = new FewFilters(memory);
    }

    void convolve(NativeArray x, NativeArray kernel, ConvolutionGeometry geometry, NativeArray z) {
        Window window = window(x.shape(), kernel.shape().size(2), kernel.shape().size(3), geometry);
        int filters = kernel.shape().size(0);
        if (z.elements() == 0 || window.patchSize() == 0) {
            elementwise.fill(z, 0);
            return;
        }
        if (window.isCovering()) {
            int images = x.shape().size(0);
            multiply(new Form(x.precision(), images, filters, window.patchSize(), false, true), x, kernel, z);
            return;
        }
        if (ShiftedConvolution.suits(x.precision(), x.shape(), kernel.shape(), geometry)) {
            ShiftedConvolution.of(memory, x.shape(), kernel.shape()).convolve(x, kernel, z);
            return;
        }
        if (x.isFloat32() && x.shape().size(1) >= MANY_CHANNELS) {
            fewFilters.convolve(x, kernel, geometry, z);
            return;
        }
        Form form = new Form(x.precision(), filters, window.positions(), window.patchSize(), false, false);
        try (Scope scratch = memory.openScope()) {
            Seen seen = seen(scratch, window, x);
            for (int image = 0; image < x.shape().size(0); image++) {
                long to = z.address((long) image * filters * window.positions());
                memory.workbench().product().multiply(form, kernel.address(), seen.of(image), 0, to);
            }
        }
    }

    void convolveInput(NativeArray y, NativeArray kernel, ConvolutionGeometry geometry, NativeArray z) {
        int filters = kernel.shape().size(0);
        Shape shape = z.shape();
        Window window = window(shape, kernel.shape().size(2), kernel.shape().size(3), geometry);
        if (z.elements() == 0 || y.elements() == 0) {
            elementwise.fill(z, 0);
            return;
        }
        if (window.isCovering()) {
            int images = y.shape().size(0);
            multiply(new Form(y.precision(), images, window.patchSize(), filters, false, false), y, kernel, z);
            return;
        }
        if (ShiftedConvolution.suits(y.precision(), shape, kernel.shape(), geometry)) {
            elementwise.fill(z, 0);
            ShiftedConvolution.of(memory, shape, kernel.shape()).adjointInput(y, kernel, z);
            return;
        }
        if (y.isFloat32()
                && isMirrored(geometry, kernel.shape())
                && kernel.shape().size(1) >= MANY_CHANNELS) {
            mirrored(y, kernel, geometry, z);
            return;
        }
        Form form = new Form(y.precision(), window.patchSize(), window.positions(), filters, true, false);
        if (y.isFloat32()) {
            folded(form, window, y, kernel, z);
            return;
        }
        elementwise.fill(z, 0);
        try (Scope scratch = memory.openScope()) {
            NativeArray matrix = matrix(scratch, window, y.precision());
            for (int image = 0; image < shape.size(0); image++) {
                long from = y.address((long) image * filters * window.positions());
                memory.workbench().product().multiply(form, kernel.address(), from, 0, matrix.address());
                window.fold(matrix, z, image * window.imageSize());
            }
        }
    }

    /** Image by image, the sum on the heap. */
    private void folded(Form form, Window window, NativeArray y, NativeArray kernel, NativeArray z) {
        int[] pieces = window.pieces();
        float[] seen = new float[window.patchSize() * window.positions()];
        float[] sum = new float[window.imageSize()];
        try (Scope scratch = memory.openScope()) {
            NativeArray matrix = matrix(scratch, window, y.precision());
            for (int image = 0; image < z.shape().size(0); image++) {
                long from = y.address((long) image * form.inner() * window.positions());
                memory.workbench().product().multiply(form, kernel.address(), from, 0, matrix.address());
                matrix.floats().get(matrix.start(), seen);
                Arrays.fill(sum, 0);
                window.fold(seen, pieces, sum);
                z.floats().put(z.start() + image * sum.length, sum);
            }
        }
    }

    private void multiply(Form form, NativeArray x, NativeArray y, NativeArray z) {
        memory.workbench().product().multiply(form, x.address(), y.address(), 0, z.address());
    }

    /** Whether the adjoint is itself a convolution without gaps. */
    private static boolean isMirrored(ConvolutionGeometry geometry, Shape kernel) {
        return geometry.strideRows() == 1
                && geometry.strideColumns() == 1
                && geometry.paddingRows() < kernel.size(2)
                && geometry.paddingColumns() < kernel.size(3);
    }

    /** The adjoint of a convolution with stride 1: the convolution with the kernel turned by 180 degrees, its channels and filters exchanged. */
    private void mirrored(NativeArray y, NativeArray kernel, ConvolutionGeometry geometry, NativeArray z) {
        Shape shape = kernel.shape();
        int rows = shape.size(2);
        int columns = shape.size(3);
        try (Scope scratch = memory.openScope()) {
            NativeArray copy = turned(scratch, kernel);
            ConvolutionGeometry full = new ConvolutionGeometry(
                    1, 1, rows - 1 - geometry.paddingRows(), columns - 1 - geometry.paddingColumns());
            fewFilters.convolve(y, copy, full, z);
        }
    }

    /** A kernel turned by 180 degrees, its channels and filters exchanged. */
    static NativeArray turned(Scope scratch, NativeArray kernel) {
        Shape shape = kernel.shape();
        int columns = shape.size(3);
        int plane = shape.size(2) * columns;
        Shape turned = Shape.of(shape.size(1), shape.size(0), shape.size(2), columns);
        Layout from = new Layout(plane - 1, new int[] {plane, shape.size(1) * plane, -columns, -1});
        NativeArray copy = scratch.allocate(turned, kernel.precision());
        StridedCopy.copy(turned.sizes(), kernel, from, copy, new Layout(0, turned.strides()));
        return copy;
    }

    void convolveKernel(NativeArray x, NativeArray y, ConvolutionGeometry geometry, NativeArray z) {
        int filters = y.shape().size(1);
        Window window = window(x.shape(), z.shape().size(2), z.shape().size(3), geometry);
        if (z.elements() == 0 || x.elements() == 0 || y.elements() == 0) {
            elementwise.fill(z, 0);
            return;
        }
        if (window.isCovering()) {
            int images = x.shape().size(0);
            multiply(new Form(x.precision(), filters, window.patchSize(), images, true, false), y, x, z);
            return;
        }
        if (ShiftedConvolution.suits(x.precision(), x.shape(), z.shape(), geometry)) {
            ShiftedConvolution.of(memory, x.shape(), z.shape()).adjointKernel(x, y, z);
            return;
        }
        Form form = new Form(x.precision(), filters, window.patchSize(), window.positions(), false, true);
        try (Scope scratch = memory.openScope()) {
            Seen seen = seen(scratch, window, x);
            for (int image = 0; image < x.shape().size(0); image++) {
                long from = y.address((long) image * filters * window.positions());
                memory.workbench().product().multiply(form, from, seen.of(image), image == 0 ? 0 : 1, z.address());
            }
        }
    }

    void patches(NativeArray x, int rows, int columns, ConvolutionGeometry geometry, NativeArray z) {
        Window window = window(x.shape(), rows, columns, geometry);
        int images = x.shape().size(0);
        if (x.isFloat32() && window.imageSize() > 0) {
            gathered(x, window, z);
            return;
        }
        int[] sizes = {window.positions(), window.patchSize()};
        int[] turned = {1, window.positions()};
        try (Scope scratch = memory.openScope()) {
            NativeArray matrix = matrix(scratch, window, x.precision());
            for (int image = 0; image < images; image++) {
                window.unfold(x, image * window.imageSize(), matrix);
                Layout to = new Layout(image * sizes[0] * sizes[1], new int[] {sizes[1], 1});
                StridedCopy.copy(sizes, matrix, new Layout(0, turned), z, to);
            }
        }
    }

    /** Patches of float32 images on the heap, by a table of where each element of a patch lies in the image, or in the zero behind it. */
    private static void gathered(NativeArray x, Window window, NativeArray z) {
        int size = window.imageSize();
        int[] table = window.patchTable();
        float[] image = new float[size + 1];
        float[] patches = new float[table.length];
        for (int n = 0; n < x.shape().size(0); n++) {
            x.floats().get(x.start() + n * size, image, 0, size);
            for (int i = 0; i < patches.length; i++) {
                patches[i] = image[table[i]];
            }
            z.floats().put(z.start() + n * patches.length, patches);
        }
    }

    void patchesAdjoint(NativeArray p, int rows, int columns, ConvolutionGeometry geometry, NativeArray z) {
        Shape shape = z.shape();
        Window window = window(shape, rows, columns, geometry);
        elementwise.fill(z, 0);
        int[] sizes = {window.patchSize(), window.positions()};
        int[] turned = {1, window.patchSize()};
        try (Scope scratch = memory.openScope()) {
            NativeArray matrix = matrix(scratch, window, p.precision());
            for (int image = 0; image < shape.size(0); image++) {
                Layout from = new Layout(image * sizes[0] * sizes[1], turned);
                StridedCopy.copy(sizes, p, from, matrix, new Layout(0, new int[] {sizes[1], 1}));
                window.fold(matrix, z, image * window.imageSize());
            }
        }
    }

    private static Window window(Shape image, int rows, int columns, ConvolutionGeometry geometry) {
        return Window.over(image.size(1), image.size(2), image.size(3), rows, columns, geometry);
    }

    /** The matrix of one image, holding zeros: those that stand for places outside the image stay. */
    private NativeArray matrix(Scope scratch, Window window, Precision precision) {
        NativeArray matrix = scratch.allocate(Shape.of(window.patchSize(), window.positions()), precision);
        elementwise.fill(matrix, 0);
        return matrix;
    }

    /** What a window sees of each image. */
    private interface Seen {
        /** Address of the matrix of an image, until the next is asked for. */
        long of(int image);
    }

    private Seen seen(Scope scratch, Window window, NativeArray x) {
        int size = window.imageSize();
        if (window.isTrivial()) {
            return image -> x.address((long) image * size);
        }
        NativeArray matrix = matrix(scratch, window, x.precision());
        if (!x.isFloat32()) {
            return image -> {
                window.unfold(x, image * size, matrix);
                return matrix.address();
            };
        }
        int[] pieces = window.pieces();
        float[] plain = new float[size];
        float[] unfolded = new float[matrix.elements()];
        return image -> {
            x.floats().get(x.start() + image * size, plain);
            window.unfold(plain, pieces, unfolded);
            matrix.floats().put(matrix.start(), unfolded);
            return matrix.address();
        };
    }
}
