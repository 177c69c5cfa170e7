package org.erlangen.nd4j.internal;

import org.bytedeco.javacpp.LongPointer;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.OpaqueContext;

/** ND4J's convolution of float32 images, which oneDNN computes. Its arguments are made once. Of one thread only. */
final class OneDnnConvolution {
    private static final int DESCRIPTION = 12;
    private static final long FLOAT_FLAGS = 1L << 13;

    /** Kernels are stored [filters, channels, rows, columns]. */
    private static final long FILTERS_FIRST = 1;

    private final NativeOps native_ = NativeOpsHolder.getInstance().getDeviceNativeOps();
    private final OpaqueContext context = native_.createGraphContext(1);
    private final LongPointer arguments = new LongPointer(11);
    private final Operand x = new Operand();
    private final Operand kernel = new Operand();
    private final Operand z = new Operand();
    private final long operation = new Conv2D().opHash();

    /** Shape: image [N, C, H, W], filters [D, C, h, w]; result [N, D, H', W']. */
    void convolve(NativeArray image, NativeArray filters, ConvolutionGeometry geometry, NativeArray result) {
        native_.setGraphContextInputArray(context, 0, x.at(image), x.shape, null, null);
        native_.setGraphContextInputArray(context, 1, kernel.at(filters), kernel.shape, null, null);
        native_.setGraphContextOutputArray(context, 0, z.at(result), z.shape, null, null);
        arguments.put(
                filters.shape().size(2),
                filters.shape().size(3),
                geometry.strideRows(),
                geometry.strideColumns(),
                geometry.paddingRows(),
                geometry.paddingColumns(),
                1,
                1,
                0,
                0,
                FILTERS_FIRST);
        native_.setGraphContextIArguments(context, arguments, 11);
        int status = native_.execCustomOp2(null, operation, context);
        native_.ctxPurge(context);
        if (status != 0 || native_.lastErrorCode() != 0) {
            throw new IllegalStateException("the native convolution failed: " + native_.lastErrorMessage());
        }
    }

    /** A movable pointer with the description of a row-major array of four axes. */
    private static final class Operand {
        private final AddressPointers.Bytes pointer = new AddressPointers.Bytes();
        private final LongPointer shape = new LongPointer(DESCRIPTION);

        AddressPointers.Bytes at(NativeArray array) {
            Shape sizes = array.shape();
            int[] strides = sizes.strides();
            shape.put(
                    4,
                    sizes.size(0),
                    sizes.size(1),
                    sizes.size(2),
                    sizes.size(3),
                    strides[0],
                    strides[1],
                    strides[2],
                    strides[3],
                    FLOAT_FLAGS,
                    1,
                    'c');
            return pointer.at(array.address());
        }
    }
}
