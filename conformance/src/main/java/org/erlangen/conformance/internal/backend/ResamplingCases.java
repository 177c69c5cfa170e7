package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.PRODUCT;

import java.util.Arrays;
import java.util.List;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.Shape;

/** Bilinear resampling and its adjoints, in all orders of derivative. */
final class ResamplingCases {
    /** Image B, C, H, W; grids G, h, w. */
    private static final int[][][] SIZES = {
        {{1, 1, 1, 1}, {1, 1, 1}},
        {{1, 1, 5, 5}, {1, 5, 5}},
        {{1, 2, 4, 7}, {3, 4, 7}},
        {{2, 3, 5, 4}, {6, 3, 2}},
        {{3, 1, 6, 5}, {3, 7, 9}},
        {{2, 2, 5, 5}, {0, 5, 5}},
        {{0, 2, 5, 5}, {0, 5, 5}},
        {{1, 0, 5, 5}, {2, 5, 5}},
        {{2, 2, 5, 5}, {4, 0, 5}},
        {{1, 2, 0, 5}, {2, 3, 3}},
        {{7, 3, 14, 13}, {28, 14, 13}}
    };

    private static final List<ResampleOrder> ORDERS =
            List.of(ResampleOrder.VALUE, new ResampleOrder(1, 0), new ResampleOrder(0, 1), new ResampleOrder(1, 1));

    private ResamplingCases() {}

    static void addTo(Cases cases) {
        for (int[][] entry : SIZES) {
            for (ResampleOrder order : ORDERS) {
                add(cases, entry, order, "between pixels and outside", Inputs::uniform);
                add(
                        cases,
                        entry,
                        order,
                        "on pixels",
                        (in, low, high, sizes) -> in.integers((int) low, (int) high, sizes));
            }
            add(
                    cases,
                    entry,
                    ResampleOrder.VALUE,
                    "far outside",
                    (in, low, high, sizes) -> in.uniform(-1e7, 1e7, sizes));
        }
    }

    private interface Positions {
        Array draw(Inputs inputs, double low, double high, int... sizes);
    }

    private static void add(Cases cases, int[][] entry, ResampleOrder order, String where, Positions positions) {
        Shape image = Shape.of(entry[0]);
        int[] grid = entry[1];
        Shape y = Shape.of(grid[0], image.size(1), grid[1], grid[2]);
        String name = Arrays.deepToString(entry) + ", " + order + ", " + where;
        cases.add("resample", name, PRODUCT, in -> {
            Array rows = positions.draw(in, -2, image.size(2) + 1, grid);
            Array columns = positions.draw(in, -2, image.size(3) + 1, grid);
            return in.device().resample(in.normal(image.sizes()), rows, columns, order);
        });
        cases.add("resampleAdjoint", name, PRODUCT, in -> {
            Array rows = positions.draw(in, -2, image.size(2) + 1, grid);
            Array columns = positions.draw(in, -2, image.size(3) + 1, grid);
            return in.device().resampleAdjoint(in.normal(y.sizes()), rows, columns, order, image);
        });
        cases.add("resampleProduct", name, PRODUCT, in -> {
            Array rows = positions.draw(in, -2, image.size(2) + 1, grid);
            Array columns = positions.draw(in, -2, image.size(3) + 1, grid);
            return in.device().resampleProduct(in.normal(y.sizes()), in.normal(image.sizes()), rows, columns, order);
        });
    }
}
