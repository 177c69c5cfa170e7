package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.erlangen.nd4j.internal.MatrixProduct.Form;

/**
 * Convolutions on a torus: those on the plane with a margin that repeats the opposite edges; on grids no larger than the kernel, products with the
 * one matrix that a convolution is.
 */
final class TorusConvolutions {
    /** From so many images on it is worth the trouble to write down a matrix. */
    private static final int MANY = 512;

    private final DeviceMemory memory;
    private final Elementwise elementwise;
    private final PlaneConvolutions plane;

    TorusConvolutions(DeviceMemory memory, Elementwise elementwise, PlaneConvolutions plane) {
        this.memory = memory;
        this.elementwise = elementwise;
        this.plane = plane;
    }

    void convolve(NativeArray x, NativeArray kernel, ConvolutionGeometry geometry, NativeArray z) {
        try (Scope scratch = memory.openScope()) {
            if (isSmall(x.shape(), kernel.shape(), z)) {
                CirculantMatrix matrix = CirculantMatrix.of(x.shape(), kernel.shape(), geometry);
                NativeArray full = scratch.allocate(matrix.shape(), x.precision());
                matrix.fill(kernel, full);
                multiply(x.shape().size(0), matrix.outputs(), matrix.inputs(), false, false, x, full, z);
            } else if (RolledConvolution.suits(x.precision(), x.shape(), kernel.shape(), geometry)) {
                RolledConvolution.of(memory, x.shape(), kernel.shape(), geometry)
                        .convolve(x, kernel, z);
            } else {
                plane.convolve(padded(scratch, x, geometry), kernel, geometry.unpadded(), z);
            }
        }
    }

    void convolveInput(NativeArray y, NativeArray kernel, ConvolutionGeometry geometry, NativeArray z) {
        Shape window = kernel.shape();
        try (Scope scratch = memory.openScope()) {
            if (isSmall(z.shape(), window, y)) {
                CirculantMatrix matrix = CirculantMatrix.of(z.shape(), window, geometry);
                NativeArray full = scratch.allocate(matrix.shape(), y.precision());
                matrix.fill(kernel, full);
                multiply(y.shape().size(0), matrix.inputs(), matrix.outputs(), false, true, y, full, z);
            } else if (isMirrored(y.shape(), z.shape(), geometry)) {
                Margin margin = new Margin(
                        window.size(2) - 1 - geometry.paddingRows(), window.size(3) - 1 - geometry.paddingColumns());
                NativeArray turned = PlaneConvolutions.turned(scratch, kernel);
                if (RolledConvolution.suits(y.precision(), y.shape(), turned.shape(), geometry)) {
                    RolledConvolution.of(memory, y.shape(), turned.shape(), geometry)
                            .convolve(y, turned, z);
                } else {
                    plane.convolve(margin.around(scratch, y), turned, geometry.unpadded(), z);
                }
            } else {
                NativeArray wide = scratch.allocate(margin(geometry).around(z.shape()), z.precision());
                plane.convolveInput(y, kernel, geometry.unpadded(), wide);
                elementwise.fill(z, 0);
                margin(geometry).fold(wide, z);
            }
        }
    }

    void convolveKernel(NativeArray x, NativeArray y, ConvolutionGeometry geometry, NativeArray z) {
        try (Scope scratch = memory.openScope()) {
            if (isSmall(x.shape(), z.shape(), y)) {
                CirculantMatrix matrix = CirculantMatrix.of(x.shape(), z.shape(), geometry);
                NativeArray full = scratch.allocate(matrix.shape(), x.precision());
                multiply(matrix.inputs(), matrix.outputs(), x.shape().size(0), true, false, x, y, full);
                matrix.gather(full, z);
            } else if (y.elements() > 0 && RolledConvolution.suits(x.precision(), x.shape(), z.shape(), geometry)) {
                RolledConvolution.of(memory, x.shape(), z.shape(), geometry).adjointKernel(x, y, z);
            } else {
                plane.convolveKernel(padded(scratch, x, geometry), y, geometry.unpadded(), z);
            }
        }
    }

    void patches(NativeArray x, int rows, int columns, ConvolutionGeometry geometry, NativeArray z) {
        try (Scope scratch = memory.openScope()) {
            plane.patches(padded(scratch, x, geometry), rows, columns, geometry.unpadded(), z);
        }
    }

    void patchesAdjoint(NativeArray p, int rows, int columns, ConvolutionGeometry geometry, NativeArray z) {
        try (Scope scratch = memory.openScope()) {
            NativeArray wide = scratch.allocate(margin(geometry).around(z.shape()), z.precision());
            plane.patchesAdjoint(p, rows, columns, geometry.unpadded(), wide);
            elementwise.fill(z, 0);
            margin(geometry).fold(wide, z);
        }
    }

    /** Whether the matrix has no more entries than the kernel's window would visit; or twice as many, for so many images that one product of all is faster. */
    private static boolean isSmall(Shape images, Shape kernel, NativeArray y) {
        int excess = images.size(0) >= MANY ? 2 : 1;
        return images.size(2) * images.size(3) <= excess * kernel.size(2) * kernel.size(3)
                && images.elements() > 0
                && kernel.elements() > 0
                && y.elements() > 0;
    }

    /** Whether the adjoint is itself a convolution on the torus. */
    private static boolean isMirrored(Shape y, Shape z, ConvolutionGeometry geometry) {
        return geometry.strideRows() == 1
                && geometry.strideColumns() == 1
                && y.size(2) == z.size(2)
                && y.size(3) == z.size(3);
    }

    private static Margin margin(ConvolutionGeometry geometry) {
        return new Margin(geometry.paddingRows(), geometry.paddingColumns());
    }

    private static NativeArray padded(Scope scratch, NativeArray x, ConvolutionGeometry geometry) {
        return margin(geometry).around(scratch, x);
    }

    private void multiply(
            int rows,
            int columns,
            int inner,
            boolean transposeX,
            boolean transposeY,
            NativeArray x,
            NativeArray y,
            NativeArray z) {
        Form form = new Form(x.precision(), rows, columns, inner, transposeX, transposeY);
        memory.workbench().product().multiply(form, x.address(), y.address(), 0, z.address());
    }
}
