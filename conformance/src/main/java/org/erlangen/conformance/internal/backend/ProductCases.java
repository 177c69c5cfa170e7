package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.PRODUCT;

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

    private ProductCases() {}

    static void addTo(Cases cases) {
        for (int[][] entry : SIZES) {
            for (int transposition = 0; transposition < 4; transposition++) {
                add(cases, entry, transposition / 2 == 1, transposition % 2 == 1);
            }
        }
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
