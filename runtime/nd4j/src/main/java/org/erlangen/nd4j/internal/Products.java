package org.erlangen.nd4j.internal;

import org.erlangen.api.tensor.Shape;

/** Batched matrix products. */
final class Products {
    /** A product of at least so many columns with themselves is computed by half. */
    private static final int LARGE = 32;

    private final DeviceMemory memory;
    private final Elementwise elementwise;

    Products(DeviceMemory memory, Elementwise elementwise) {
        this.memory = memory;
        this.elementwise = elementwise;
    }

    NativeArray matmul(NativeArray x, boolean transposeX, NativeArray y, boolean transposeY) {
        int rows = x.shape().size(transposeX ? -1 : -2);
        int inner = x.shape().size(transposeX ? -2 : -1);
        int columns = y.shape().size(transposeY ? -2 : -1);
        Shape leadX = x.shape().part(0, x.shape().rank() - 2);
        Shape leadY = y.shape().part(0, y.shape().rank() - 2);
        Shape lead = leadX.broadcast(leadY);
        NativeArray z = memory.allocate(lead.append(Shape.of(rows, columns)), x.precision());
        if (inner == 0) {
            elementwise.fill(z, 0);
        } else if (z.elements() > 0) {
            // One y for all: the rows of all matrices x are the rows of one.
            boolean join = !transposeX && leadY.elements() == 1;
            int joined = join ? rows * lead.elements() : rows;
            multiply(
                    new MatrixProduct.Form(x.precision(), joined, columns, inner, transposeX, transposeY),
                    join ? Shape.SCALAR : lead,
                    x,
                    join ? Shape.SCALAR : leadX,
                    y,
                    join ? Shape.SCALAR : leadY,
                    z);
        }
        return z;
    }

    private void multiply(
            MatrixProduct.Form form,
            Shape lead,
            NativeArray x,
            Shape leadX,
            NativeArray y,
            Shape leadY,
            NativeArray z) {
        MatrixProduct product = memory.workbench().product();
        int[] stepsX = scaled(LoopNest.stretched(leadX, lead), form.rows() * form.inner());
        int[] stepsY = scaled(LoopNest.stretched(leadY, lead), form.inner() * form.columns());
        int[] stepsZ = scaled(lead.strides(), form.rows() * form.columns());
        LoopNest nest = LoopNest.over(lead.sizes(), stepsZ, stepsX, stepsY);
        boolean square = x.address() == y.address()
                && x.shape().equals(y.shape())
                && form.transposeX() != form.transposeY()
                && form.rows() >= LARGE
                && !MatrixProduct.isLong(form);
        nest.rows(at -> {
            for (int i = 0; square && i < nest.length(); i++) {
                product.square(form, x.address(at[1] + (long) i * nest.step(1)), z, at[0] + i * nest.step(0));
            }
            for (int i = 0; !square && i < nest.length(); i++) {
                product.multiply(
                        form,
                        x.address(at[1] + (long) i * nest.step(1)),
                        y.address(at[2] + (long) i * nest.step(2)),
                        0,
                        z.address(at[0] + (long) i * nest.step(0)));
            }
        });
    }

    private static int[] scaled(int[] steps, int by) {
        for (int i = 0; i < steps.length; i++) {
            steps[i] *= by;
        }
        return steps;
    }
}
