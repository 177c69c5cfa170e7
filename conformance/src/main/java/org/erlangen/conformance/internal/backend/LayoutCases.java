package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.EXACT;
import static org.erlangen.conformance.Tolerance.SUMMED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.Shape;

/** Moving elements. */
final class LayoutCases {
    private static final int[][][] RESHAPES = {
        {{}, {1, 1}},
        {{1}, {}},
        {{6}, {2, 3}},
        {{2, 3, 4}, {4, 6}},
        {{0, 3}, {2, 0}},
        {{2, 0}, {0}},
        {{101, 103}, {103, 101}}
    };

    private static final int[][][] TRANSPOSES = {
        {{}, {}},
        {{5}, {0}},
        {{2, 3}, {1, 0}},
        {{2, 3, 4}, {0, 2, 1}},
        {{2, 3, 4}, {1, 0, 2}},
        {{2, 3, 4}, {1, 2, 0}},
        {{2, 3, 4}, {2, 0, 1}},
        {{2, 3, 4}, {2, 1, 0}},
        {{2, 3, 4}, {0, 1, 2}},
        {{2, 3, 4, 5}, {2, 0, 3, 1}},
        {{2, 3, 2, 3, 2}, {4, 2, 0, 1, 3}},
        {{3, 0, 2}, {2, 0, 1}},
        {{101, 107}, {1, 0}},
        {{11, 13, 7, 17}, {0, 2, 1, 3}}
    };

    private static final int[][][] BROADCASTS = {
        {{}, {}},
        {{}, {3}},
        {{1}, {5}},
        {{3}, {2, 3}},
        {{2, 1}, {2, 4}},
        {{1, 3, 1}, {2, 4, 3, 5}},
        {{1}, {0}},
        {{3}, {0, 3}},
        {{101, 1}, {101, 103}}
    };

    /** Sizes; then axis, from, to, step. */
    private static final int[][][] SLICES = {
        {{7}, {0, 0, 7, 1}},
        {{7}, {0, 2, 5, 1}},
        {{7}, {0, 1, 7, 3}},
        {{7}, {0, 3, 3, 1}},
        {{7}, {0, 7, 7, 2}},
        {{3, 4}, {0, 1, 3, 1}},
        {{3, 4}, {1, 0, 4, 2}},
        {{2, 9, 3}, {1, 1, 9, 4}},
        {{0, 4}, {1, 1, 3, 1}},
        {{0}, {0, 0, 0, 1}},
        {{107, 103}, {0, 3, 106, 2}},
        {{107, 103}, {1, 1, 102, 5}}
    };

    /** Sizes; then axis, before, after, step. */
    private static final int[][][] PADS = {
        {{3}, {0, 0, 0, 1}},
        {{3}, {0, 2, 1, 1}},
        {{3}, {0, 0, 2, 3}},
        {{2, 3}, {0, 1, 1, 2}},
        {{2, 3}, {1, 1, 0, 1}},
        {{2, 3, 4}, {1, 0, 1, 2}},
        {{0}, {0, 1, 2, 1}},
        {{2, 0}, {1, 2, 0, 3}},
        {{0, 2}, {1, 1, 1, 1}},
        {{1}, {0, 0, 0, 5}},
        {{101, 53}, {1, 3, 4, 2}},
        {{101, 53}, {0, 1, 0, 2}}
    };

    /** Sizes without the axis's; axis; sizes of the parts along it. */
    private static final int[][][] CONCATENATIONS = {
        {{4}, {0}, {4}},
        {{4}, {0}, {4, 1, 3}},
        {{2, 3}, {0}, {2, 1}},
        {{2, 3}, {1}, {3, 1, 2}},
        {{2, 3, 4}, {1}, {3, 3}},
        {{2, 3}, {1}, {0, 3, 0}},
        {{0, 3}, {1}, {3, 2}},
        {{0}, {0}, {0, 0}},
        {{101, 53}, {0}, {101, 7}},
        {{101, 53}, {1}, {53, 60}}
    };

    /** Sizes; axis; indices, in increasing or any order, or none. */
    private static final int[][][] INDICES = {
        {{5}, {0}, {4, 0, 2}},
        {{5}, {0}, {1, 1, 1, 3}},
        {{5}, {0}, {}},
        {{3, 4}, {0}, {2, 2, 0}},
        {{3, 4}, {1}, {3, 0, 3, 1, 2}},
        {{2, 3, 4}, {1}, {2, 0}},
        {{0, 4}, {1}, {3, 3}},
        {{107, 101}, {0}, {5, 100, 5, 17}},
        {{107, 101}, {1}, {99, 5, 0, 0, 44}}
    };

    private static final int[][] SIZES = {{1}, {6}, {2, 3}, {2, 3, 4}, {0}, {3, 0}, {101, 103}, {7, 11, 13, 17}};

    private LayoutCases() {}

    static void addTo(Cases cases) {
        addShapes(cases);
        addWindows(cases);
        addConcatenations(cases);
        addIndexed(cases);
    }

    private static void addShapes(Cases cases) {
        for (int[][] entry : RESHAPES) {
            cases.add(
                    "reshape", arrow(entry), EXACT, in -> in.device().reshape(in.normal(entry[0]), Shape.of(entry[1])));
        }
        for (int[][] entry : TRANSPOSES) {
            cases.add(
                    "transpose",
                    Arrays.deepToString(entry),
                    EXACT,
                    in -> in.device().transpose(in.normal(entry[0]), entry[1]));
        }
        for (int[][] entry : BROADCASTS) {
            cases.add(
                    "broadcast",
                    arrow(entry),
                    EXACT,
                    in -> in.device().broadcast(in.normal(entry[0]), Shape.of(entry[1])));
        }
        for (int[] sizes : SIZES) {
            cases.add("copy", Arrays.toString(sizes), EXACT, in -> in.device().copy(in.normal(sizes)));
            for (int axis = 0; axis < sizes.length; axis++) {
                int along = axis;
                String name = Arrays.toString(sizes) + " along " + axis;
                cases.add("flip", name, EXACT, in -> in.device().flip(in.normal(sizes), along));
            }
        }
    }

    private static void addWindows(Cases cases) {
        for (int[][] entry : SLICES) {
            int[] window = entry[1];
            cases.add(
                    "slice",
                    Arrays.deepToString(entry),
                    EXACT,
                    in -> in.device().slice(in.normal(entry[0]), window[0], window[1], window[2], window[3]));
        }
        for (int[][] entry : PADS) {
            int[] window = entry[1];
            cases.add(
                    "pad",
                    Arrays.deepToString(entry),
                    EXACT,
                    in -> in.device().pad(in.normal(entry[0]), window[0], window[1], window[2], window[3]));
        }
    }

    private static void addConcatenations(Cases cases) {
        for (int[][] entry : CONCATENATIONS) {
            int axis = entry[1][0];
            cases.add("concatenate", Arrays.deepToString(entry), EXACT, in -> {
                List<Array> parts = new ArrayList<>();
                for (int size : entry[2]) {
                    parts.add(in.normal(Shape.of(entry[0]).with(axis, size).sizes()));
                }
                return in.device().concatenate(parts, axis);
            });
        }
    }

    private static void addIndexed(Cases cases) {
        for (int[][] entry : INDICES) {
            int axis = entry[1][0];
            int[] indices = entry[2];
            Shape shape = Shape.of(entry[0]);
            cases.add(
                    "take",
                    Arrays.deepToString(entry),
                    EXACT,
                    in -> in.device().take(in.normal(entry[0]), axis, indices));
            cases.add(
                    "scatterAdd",
                    Arrays.deepToString(entry),
                    SUMMED,
                    in -> in.device()
                            .scatterAdd(
                                    in.normal(shape.with(axis, indices.length).sizes()),
                                    axis,
                                    shape.size(axis),
                                    indices));
        }
        cases.add("take", "[0] at no indices", EXACT, in -> in.device().take(in.normal(0), 0, new int[0]));
        cases.add(
                "scatterAdd",
                "no slices into no places",
                EXACT,
                in -> in.device().scatterAdd(in.normal(2, 0), 1, 0, new int[0]));
    }

    private static String arrow(int[][] shapes) {
        return Shape.of(shapes[0]) + " to " + Shape.of(shapes[1]);
    }
}
