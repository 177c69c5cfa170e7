package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.EXACT;
import static org.erlangen.conformance.Tolerance.SUMMED;

import java.util.Arrays;
import org.erlangen.api.backend.Array;
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
        {{7, 11, 13, 17}, {0, 2}},
        {{3, 5, 12, 2, 12, 2}, {3, 5}},
        {{97, 5, 2, 3, 2}, {2, 4}},
        {{5, 3, 67}, {1}},
        {{5, 67, 3}, {1, 2}}
    };

    private static final int[][][] EMPTY_SUMS = {{{0}, {0}}, {{3, 0}, {1}}, {{0, 4}, {0}}, {{2, 0, 3}, {0, 1, 2}}};

    private static final double HIGH = Double.POSITIVE_INFINITY;
    private static final double[] UNUSUAL = {
        1,
        HIGH,
        HIGH,
        2,
        -HIGH,
        -HIGH,
        -3,
        -HIGH,
        -HIGH,
        -HIGH,
        -HIGH,
        -HIGH,
        0,
        Double.NaN,
        HIGH,
        Double.NaN,
        -HIGH,
        2,
        2,
        HIGH,
        -0.0,
        0,
        -1,
        0
    };

    private ReductionCases() {}

    /** Random numbers of elements within axes. */
    private static Array numbers(Inputs in, int[] sizes, int[] axes) {
        int length = 1;
        for (int axis : axes) {
            length *= sizes[axis];
        }
        return in.integers(0, length - 1, Shape.of(sizes).without(axes).sizes());
    }

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
            cases.add(
                    "pick",
                    name.trim(),
                    EXACT,
                    in -> in.device().pick(in.normal(sizes), numbers(in, sizes, axes), axes));
            cases.add("place", name.trim(), EXACT, in -> {
                Shape shape = Shape.of(sizes);
                int[] kept = shape.without(axes).sizes();
                return in.device().place(in.normal(kept), numbers(in, sizes, axes), shape, axes);
            });
            cases.add("place", name.trim() + " with numbers for all of a leading axis", EXACT, in -> {
                Shape shape = Shape.of(sizes).insert(0, 3);
                int[] further = Arrays.stream(axes).map(axis -> axis + 1).toArray();
                int[] kept = shape.without(further).sizes();
                return in.device().place(in.normal(kept), numbers(in, sizes, axes), shape, further);
            });
        }
        for (int[][] entry : EMPTY_SUMS) {
            String name = "SUM of " + Arrays.toString(entry[0]) + " over " + Arrays.toString(entry[1]);
            cases.add("reduce", name, EXACT, in -> in.device().reduce(Reduction.SUM, in.normal(entry[0]), entry[1]));
        }
        for (Reduction reduction : new Reduction[] {Reduction.MAX, Reduction.ARG_MAX}) {
            cases.add(
                    "reduce",
                    reduction + " among infinities and what is no number",
                    EXACT,
                    in -> in.device().reduce(reduction, in.of(Shape.of(6, 2, 2), UNUSUAL), new int[] {1, 2}));
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
