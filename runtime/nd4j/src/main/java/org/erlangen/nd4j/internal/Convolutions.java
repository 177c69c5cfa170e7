package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** Convolutions on the plane and on the torus. */
final class Convolutions {
    private final DeviceMemory memory;
    private final PlaneConvolutions plane;
    private final TorusConvolutions torus;

    Convolutions(DeviceMemory memory, Elementwise elementwise) {
        this.memory = memory;
        this.plane = new PlaneConvolutions(memory, elementwise);
        this.torus = new TorusConvolutions(memory, elementwise, plane);
    }

    NativeArray convolve(NativeArray x, NativeArray kernel, ConvolutionGeometry geometry) {
        Shape window = kernel.shape();
        int rows = geometry.outputRows(x.shape().size(2), window.size(2));
        int columns = geometry.outputColumns(x.shape().size(3), window.size(3));
        NativeArray z = allocate(x.precision(), x.shape().size(0), window.size(0), rows, columns);
        if (geometry.circular()) {
            torus.convolve(x, kernel, geometry, z);
        } else {
            plane.convolve(x, kernel, geometry, z);
        }
        return z;
    }

    NativeArray convolveInput(NativeArray y, NativeArray kernel, ConvolutionGeometry geometry, int rows, int columns) {
        NativeArray z =
                allocate(y.precision(), y.shape().size(0), kernel.shape().size(1), rows, columns);
        if (geometry.circular()) {
            torus.convolveInput(y, kernel, geometry, z);
        } else {
            plane.convolveInput(y, kernel, geometry, z);
        }
        return z;
    }

    NativeArray convolveKernel(NativeArray x, NativeArray y, ConvolutionGeometry geometry, int rows, int columns) {
        NativeArray z = allocate(x.precision(), y.shape().size(1), x.shape().size(1), rows, columns);
        if (geometry.circular()) {
            torus.convolveKernel(x, y, geometry, z);
        } else {
            plane.convolveKernel(x, y, geometry, z);
        }
        return z;
    }

    NativeArray patches(NativeArray x, int rows, int columns, ConvolutionGeometry geometry) {
        int positions = geometry.outputRows(x.shape().size(2), rows)
                * geometry.outputColumns(x.shape().size(3), columns);
        NativeArray z =
                allocate(x.precision(), x.shape().size(0), positions, x.shape().size(1) * rows * columns);
        if (geometry.circular()) {
            torus.patches(x, rows, columns, geometry, z);
        } else {
            plane.patches(x, rows, columns, geometry, z);
        }
        return z;
    }

    NativeArray patchesAdjoint(NativeArray p, Shape shape, int rows, int columns, ConvolutionGeometry geometry) {
        NativeArray z = memory.allocate(shape, p.precision());
        if (geometry.circular()) {
            torus.patchesAdjoint(p, rows, columns, geometry, z);
        } else {
            plane.patchesAdjoint(p, rows, columns, geometry, z);
        }
        return z;
    }

    private NativeArray allocate(Precision precision, int... sizes) {
        return memory.allocate(Shape.of(sizes), precision);
    }
}
