package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.PRODUCT;

import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.Shape;

/** Matrix products. */
final class ProductCases {
    /** Leading axes of x, leading axes of y, and rows, inner size, columns. */
    private static final int[][][] SIZES = {
        {{}, {}, {1, 1, 1}},
        {{}, {}, {2, 3, 4}},
        {{}, {}, {1, 5, 3}},
        {{}, {}, {5, 3, 1}},
        {{}, {}, {3, 1, 4}},
        {{}, {}, {2, 0, 3}},
        {{}, {}, {0, 2, 3}},
        {{}, {}, {2, 3, 0}},
        {{}, {}, {101, 103, 107}},
        {{5}, {5}, {2, 3, 4}},
        {{5}, {}, {2, 3, 4}},
        {{}, {5}, {2, 3, 4}},
        {{1}, {5}, {2, 3, 4}},
        {{5, 1}, {4}, {2, 3, 2}},
        {{2, 1, 3}, {1, 4, 1}, {2, 2, 3}},
        {{0}, {0}, {2, 3, 4}},
        {{0}, {1}, {2, 3, 4}},
        {{301}, {}, {3, 3, 41}},
        {{37}, {37}, {11, 29, 13}}
    };

    /** Leading axes, rows and columns of matrices that are multiplied by themselves. */
    private static final int[][][] SQUARES = {
        {{}, {3, 4}}, {{}, {70, 41}}, {{}, {41, 70}}, {{}, {0, 40}}, {{3}, {50, 33}}, {{3}, {33, 50}}, {{2, 2}, {5, 7}}
    };

    /** Examples, blocks, inputs and outputs of each. */
    private static final int[][] BLOCKS = {
        {1, 1, 1, 1},
        {3, 2, 4, 5},
        {50, 4, 16, 7},
        {7, 5, 1, 3},
        {7, 3, 5, 1},
        {0, 2, 3, 4},
        {3, 0, 3, 4},
        {3, 2, 0, 4},
        {3, 2, 4, 0}
    };

    private ProductCases() {}

    static void addTo(Cases cases) {
        for (int[][] entry : SIZES) {
            for (int transposition = 0; transposition < 4; transposition++) {
                add(cases, entry, transposition / 2 == 1, transposition % 2 == 1);
            }
        }
        for (int[][] entry : SQUARES) {
            addSquare(cases, Shape.of(entry[0]).append(Shape.of(entry[1])));
        }
        for (int[] entry : BLOCKS) {
            addBlocks(cases, entry[0], entry[1], entry[2], entry[3]);
        }
    }

    private static void addSquare(Cases cases, Shape shape) {
        for (boolean transposed : new boolean[] {false, true}) {
            cases.add("matmul", shape + (transposed ? " transposed" : "") + " by itself", PRODUCT, in -> {
                Array x = in.normal(shape.sizes());
                return in.device().matmul(x, transposed, x, !transposed);
            });
        }
    }

    private static void addBlocks(Cases cases, int examples, int blocks, int inputs, int outputs) {
        int[] x = {examples, blocks, inputs};
        int[] y = {examples, blocks, outputs};
        int[] weight = {outputs, blocks * inputs};
        String name = Shape.of(x) + " by " + Shape.of(weight);
        cases.add("multiplyBlocks", name, PRODUCT, in -> in.device().multiplyBlocks(in.normal(x), in.normal(weight)));
        if (blocks > 0) {
            cases.add(
                    "multiplyBlocksInput",
                    name,
                    PRODUCT,
                    in -> in.device().multiplyBlocksInput(in.normal(y), in.normal(weight)));
        }
        cases.add(
                "multiplyBlocksWeight",
                name,
                PRODUCT,
                in -> in.device().multiplyBlocksWeight(in.normal(x), in.normal(y)));
    }

    private static void add(Cases cases, int[][] entry, boolean transposeX, boolean transposeY) {
        int rows = entry[2][0];
        int inner = entry[2][1];
        int columns = entry[2][2];
        Shape x = Shape.of(entry[0]).append(transposeX ? Shape.of(inner, rows) : Shape.of(rows, inner));
        Shape y = Shape.of(entry[1]).append(transposeY ? Shape.of(columns, inner) : Shape.of(inner, columns));
        String name = x + (transposeX ? " transposed" : "") + " by " + y + (transposeY ? " transposed" : "");
        cases.add(
                "matmul",
                name,
                PRODUCT,
                in -> in.device().matmul(in.normal(x.sizes()), transposeX, in.normal(y.sizes()), transposeY));
    }
}
