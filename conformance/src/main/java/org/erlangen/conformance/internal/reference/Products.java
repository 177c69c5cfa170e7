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
