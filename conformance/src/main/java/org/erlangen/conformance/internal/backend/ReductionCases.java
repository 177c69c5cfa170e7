package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.EXACT;
import static org.erlangen.conformance.Tolerance.SUMMED;

import java.util.Arrays;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;

/** Sums, largest elements and their places. */
final class ReductionCases {
    private static final int[][][] SHAPES_AND_AXES = {
        {{1}, {0}},
        {{7}, {0}},
        {{3, 4}, {0}},
        {{3, 4}, {1}},
        {{3, 4}, {0, 1}},
        {{2, 3, 4}, {1}},
        {{2, 3, 4}, {0, 2}},
        {{2, 3, 4}, {0, 1, 2}},
        {{1, 5, 1}, {0, 2}},
        {{2, 3, 4, 5}, {0, 2, 3}},
        {{2, 3, 4, 5}, {1, 3}},
        {{0, 3}, {1}},
        {{3, 0, 2}, {0}},
        {{30011}, {0}},
        {{211, 101}, {0}},
        {{211, 101}, {1}},
        {{211, 101}, {0, 1}},
        {{7, 11, 13, 17}, {0, 2}}
    };

    private static final int[][][] EMPTY_SUMS = {{{0}, {0}}, {{3, 0}, {1}}, {{0, 4}, {0}}, {{2, 0, 3}, {0, 1, 2}}};

    private ReductionCases() {}

    static void addTo(Cases cases) {
        for (int[][] entry : SHAPES_AND_AXES) {
            int[] sizes = entry[0];
            int[] axes = entry[1];
            String name = " of " + Arrays.toString(sizes) + " over " + Arrays.toString(axes);
            cases.add("reduce", "SUM" + name, SUMMED, in -> in.device().reduce(Reduction.SUM, in.normal(sizes), axes));
            cases.add("reduce", "MAX" + name, EXACT, in -> in.device().reduce(Reduction.MAX, in.normal(sizes), axes));
            cases.add(
                    "reduce",
                    "MAX" + name + " with ties",
                    EXACT,
                    in -> in.device().reduce(Reduction.MAX, in.integers(-3, 0, sizes), axes));
            if (axes.length == 1) {
                cases.add(
                        "reduce",
                        "ARG_MAX" + name,
                        EXACT,
                        in -> in.device().reduce(Reduction.ARG_MAX, in.normal(sizes), axes));
                cases.add(
                        "reduce",
                        "ARG_MAX" + name + " with ties",
                        EXACT,
                        in -> in.device().reduce(Reduction.ARG_MAX, in.integers(-3, 0, sizes), axes));
            }
        }
        for (int[][] entry : EMPTY_SUMS) {
            String name = "SUM of " + Arrays.toString(entry[0]) + " over " + Arrays.toString(entry[1]);
            cases.add("reduce", name, EXACT, in -> in.device().reduce(Reduction.SUM, in.normal(entry[0]), entry[1]));
        }
        cases.add(
                "reduce",
                "SUM of what float32 would lose",
                SUMMED,
                in -> in.device()
                        .reduce(Reduction.SUM, in.of(Shape.of(2, 3), 1e8, 1, -1e8, -1e8, 3, 1e8), new int[] {1}));
        cases.add(
                "reduce",
                "SUM of many numbers near 1000",
                SUMMED,
                in -> in.device().reduce(Reduction.SUM, in.uniform(999, 1001, 400009), new int[] {0}));
    }
}
