package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.Shape;
import org.erlangen.nd4j.internal.MatrixProduct.Form;

/** Products of blocks with their parts of a weight, one matrix product per block, of rows that lie apart. */
final class BlockProducts {
    private final DeviceMemory memory;
    private final Elementwise elementwise;

    BlockProducts(DeviceMemory memory, Elementwise elementwise) {
        this.memory = memory;
        this.elementwise = elementwise;
    }

    NativeArray multiply(NativeArray x, NativeArray weight) {
        int inputs = x.shape().size(2);
        int outputs = weight.shape().size(0);
        NativeArray y = elementwise.allocated(x.shape().with(2, outputs), x.precision(), inputs);
        Form form = new Form(x.precision(), x.shape().size(0), outputs, inputs, false, true);
        multiply(form, x, inputs, weight, inputs, y, outputs);
        return y;
    }

    NativeArray input(NativeArray y, NativeArray weight) {
        int outputs = weight.shape().size(0);
        int inputs = weight.shape().size(1) / Math.max(1, y.shape().size(1));
        NativeArray x = elementwise.allocated(y.shape().with(2, inputs), y.precision(), outputs);
        Form form = new Form(y.precision(), y.shape().size(0), inputs, outputs, false, false);
        multiply(form, y, outputs, weight, inputs, x, inputs);
        return x;
    }

    /** Products of each block of rows with its columns of the weight, by as many rows at a time as BLAS multiplies without packing. */
    private void multiply(Form form, NativeArray x, int xBlock, NativeArray weight, int by, NativeArray z, int zBlock) {
        int blocks = blocks(x, z);
        int xStep = blocks * xBlock;
        int zStep = blocks * zBlock;
        int most = MatrixProduct.rowsUnpacked(form);
        for (int row = 0; blocks > 0 && row < form.rows(); row += Math.min(most, form.rows())) {
            Form part = form.ofRows(Math.min(most, form.rows() - row));
            for (int block = 0; block < blocks; block++) {
                long from = x.address((long) row * xStep + (long) block * xBlock);
                long to = z.address((long) row * zStep + (long) block * zBlock);
                int step = weight.shape().size(1);
                product().multiply(part, from, xStep, weight.address((long) block * by), step, 0, to, zStep);
            }
        }
    }

    NativeArray weight(NativeArray x, NativeArray y) {
        int inputs = x.shape().size(2);
        int outputs = y.shape().size(2);
        int examples = x.shape().size(0);
        int xStep = x.shape().size(1) * inputs;
        int yStep = x.shape().size(1) * outputs;
        NativeArray weight = elementwise.allocated(Shape.of(outputs, xStep), x.precision(), examples);
        Form form = new Form(x.precision(), outputs, inputs, examples, true, false);
        for (int block = 0; block < blocks(x, y); block++) {
            long from = y.address((long) block * outputs);
            long by = x.address((long) block * inputs);
            product().multiply(form, from, yStep, by, xStep, 0, weight.address((long) block * inputs), xStep);
        }
        return weight;
    }

    private MatrixProduct product() {
        return memory.workbench().product();
    }

    /** Blocks to be multiplied: none if there is nothing in them. */
    private static int blocks(NativeArray x, NativeArray y) {
        return x.elements() == 0 || y.elements() == 0 ? 0 : x.shape().size(1);
    }
}
