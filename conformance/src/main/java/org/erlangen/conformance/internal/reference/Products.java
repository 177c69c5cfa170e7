package org.erlangen.conformance.internal.reference;

import org.erlangen.api.tensor.Shape;

/** Matrix products. */
public final class Products {
    private Products() {}

    /** Shape: both [..., rows, columns] with leading axes that broadcast. */
    public static Dense matmul(Dense x, boolean transposeX, Dense y, boolean transposeY) {
        Dense left = transposeX ? transposed(x) : x;
        Dense right = transposeY ? transposed(y) : y;
        Shape batch = batch(left).broadcast(batch(right));
        int rows = left.size(-2);
        int inner = left.size(-1);
        int columns = right.size(-1);
        double[] lefts =
                Layout.broadcast(left, batch.append(Shape.of(rows, inner))).elements();
        double[] rights =
                Layout.broadcast(right, batch.append(Shape.of(inner, columns))).elements();
        double[] result = new double[batch.append(Shape.of(rows, columns)).elements()];
        for (int row = 0; row < batch.elements() * rows; row++) {
            int matrix = row / rows;
            for (int k = 0; k < inner; k++) {
                double factor = lefts[row * inner + k];
                int from = (matrix * inner + k) * columns;
                for (int column = 0; column < columns; column++) {
                    result[row * columns + column] += factor * rights[from + column];
                }
            }
        }
        return new Dense(batch.append(Shape.of(rows, columns)), result);
    }

    /** {@code y[n, b, o] = sum_i weight[o, b in + i] x[n, b, i]}. */
    public static Dense multiplyBlocks(Dense x, Dense weight) {
        Shape shape = x.shape().with(2, weight.size(0));
        double[] result = new double[shape.elements()];
        blocks(x.shape(), weight.size(0), (inX, inWeight, inY) -> {
            result[inY] += x.elements()[inX] * weight.elements()[inWeight];
        });
        return new Dense(shape, result);
    }

    /** Its adjoint in x. */
    public static Dense multiplyBlocksInput(Dense y, Dense weight) {
        Shape shape = y.shape().with(2, y.size(1) == 0 ? 0 : weight.size(1) / y.size(1));
        double[] result = new double[shape.elements()];
        blocks(shape, weight.size(0), (inX, inWeight, inY) -> {
            result[inX] += y.elements()[inY] * weight.elements()[inWeight];
        });
        return new Dense(shape, result);
    }

    /** Its adjoint in the weight. */
    public static Dense multiplyBlocksWeight(Dense x, Dense y) {
        Shape shape = Shape.of(y.size(2), x.size(1) * x.size(2));
        double[] result = new double[shape.elements()];
        blocks(x.shape(), y.size(2), (inX, inWeight, inY) -> {
            result[inWeight] += x.elements()[inX] * y.elements()[inY];
        });
        return new Dense(shape, result);
    }

    private interface Triple {
        void visit(int inX, int inWeight, int inY);
    }

    /** Every element of x and of the weight that meet, with the element of y that they contribute to. */
    private static void blocks(Shape x, int outputs, Triple triple) {
        int inputs = x.size(1) * x.size(2);
        for (int inX = 0; inX < x.elements(); inX++) {
            for (int o = 0; o < outputs; o++) {
                triple.visit(inX, o * inputs + inX % inputs, inX / x.size(2) * outputs + o);
            }
        }
    }

    /** The axes before the last two. */
    static Shape batch(Dense x) {
        return x.shape().part(0, x.shape().rank() - 2);
    }

    private static Dense transposed(Dense x) {
        int rank = x.shape().rank();
        int[] order = new int[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = i;
        }
        order[rank - 1] = rank - 2;
        order[rank - 2] = rank - 1;
        return Layout.transpose(x, order);
    }
}
