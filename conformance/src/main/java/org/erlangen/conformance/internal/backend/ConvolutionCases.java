package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.EXACT;
import static org.erlangen.conformance.Tolerance.PRODUCT;

import java.util.Arrays;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;

/** Cross-correlation, its adjoints, and patches. */
final class ConvolutionCases {
    /** N, C, H, W; D, h, w; strides of rows and columns, paddings of rows and columns. */
    private static final int[][][] SIZES = {
        {{1, 1, 1, 1}, {1, 1, 1}, {1, 1, 0, 0}},
        {{1, 1, 5, 5}, {1, 3, 3}, {1, 1, 0, 0}},
        {{2, 3, 6, 5}, {4, 3, 3}, {1, 1, 1, 1}},
        {{2, 3, 7, 8}, {2, 3, 2}, {2, 2, 0, 1}},
        {{3, 2, 8, 6}, {3, 2, 3}, {3, 1, 1, 2}},
        {{2, 2, 6, 6}, {5, 1, 1}, {1, 1, 0, 0}},
        {{2, 2, 6, 6}, {5, 1, 1}, {2, 2, 0, 0}},
        {{2, 2, 4, 5}, {3, 4, 5}, {1, 1, 0, 0}},
        {{2, 1, 2, 2}, {2, 3, 3}, {1, 1, 2, 2}},
        {{1, 2, 9, 9}, {2, 3, 3}, {4, 4, 0, 0}},
        {{0, 2, 5, 5}, {3, 3, 3}, {1, 1, 0, 0}},
        {{2, 0, 5, 5}, {3, 3, 3}, {1, 1, 0, 0}},
        {{2, 3, 5, 5}, {0, 3, 3}, {1, 1, 0, 0}},
        {{5, 3, 17, 19}, {7, 3, 5}, {1, 1, 1, 2}},
        {{4, 8, 14, 14}, {16, 3, 3}, {2, 2, 1, 1}},
        {{11, 4, 15, 16}, {6, 5, 5}, {1, 1, 2, 2}},
        {{3, 8, 18, 18}, {4, 3, 3}, {1, 1, 0, 0}},
        {{3, 4, 10, 10}, {8, 3, 3}, {1, 1, 0, 0}},
        {{2, 5, 7, 16}, {3, 3, 1}, {2, 1, 1, 0}}
    };

    /** As {@link #SIZES}, on a torus. */
    private static final int[][][] CIRCULAR = {
        {{3, 1, 16, 16}, {4, 3, 3}, {1, 1, 1, 1}},
        {{2, 4, 16, 16}, {8, 3, 3}, {1, 1, 1, 1}},
        {{2, 8, 8, 8}, {16, 3, 3}, {1, 1, 1, 1}},
        {{5, 6, 4, 4}, {7, 3, 3}, {1, 1, 1, 1}},
        {{5, 16, 2, 2}, {32, 3, 3}, {1, 1, 1, 1}},
        {{2, 3, 1, 1}, {2, 3, 3}, {1, 1, 1, 1}},
        {{2, 2, 3, 5}, {4, 5, 3}, {1, 1, 2, 1}},
        {{2, 3, 7, 6}, {2, 3, 2}, {2, 1, 1, 2}},
        {{2, 5, 9, 6}, {4, 3, 3}, {1, 1, 2, 0}},
        {{0, 2, 5, 5}, {3, 3, 3}, {1, 1, 1, 1}},
        {{2, 0, 5, 5}, {3, 3, 3}, {1, 1, 1, 1}}
    };

    private ConvolutionCases() {}

    static void addTo(Cases cases) {
        for (int[][] entry : SIZES) {
            add(cases, entry, false);
        }
        for (int[][] entry : CIRCULAR) {
            add(cases, entry, true);
        }
    }

    private static void add(Cases cases, int[][] entry, boolean circular) {
        ConvolutionGeometry geometry =
                new ConvolutionGeometry(entry[2][0], entry[2][1], entry[2][2], entry[2][3], circular);
        Shape x = Shape.of(entry[0]);
        int rows = entry[1][1];
        int columns = entry[1][2];
        Shape kernel = Shape.of(entry[1][0], x.size(1), rows, columns);
        int outRows = geometry.outputRows(x.size(2), rows);
        int outColumns = geometry.outputColumns(x.size(3), columns);
        Shape y = Shape.of(x.size(0), kernel.size(0), outRows, outColumns);
        Shape p = Shape.of(x.size(0), outRows * outColumns, x.size(1) * rows * columns);
        String name = Arrays.deepToString(entry) + (circular ? " on a torus" : "");
        cases.add(
                "convolve",
                name,
                PRODUCT,
                in -> in.device().convolve(in.normal(x.sizes()), in.normal(kernel.sizes()), geometry));
        cases.add(
                "convolveInput",
                name,
                PRODUCT,
                in -> in.device()
                        .convolveInput(
                                in.normal(y.sizes()), in.normal(kernel.sizes()), geometry, x.size(2), x.size(3)));
        cases.add(
                "convolveKernel",
                name,
                PRODUCT,
                in -> in.device().convolveKernel(in.normal(x.sizes()), in.normal(y.sizes()), geometry, rows, columns));
        cases.add("patches", name, EXACT, in -> in.device().patches(in.normal(x.sizes()), rows, columns, geometry));
        cases.add(
                "patchesAdjoint",
                name,
                PRODUCT,
                in -> in.device().patchesAdjoint(in.normal(p.sizes()), x, rows, columns, geometry));
    }
}
