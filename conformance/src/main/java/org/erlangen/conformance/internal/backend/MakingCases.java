package org.erlangen.conformance.internal.backend;

import static org.erlangen.conformance.Tolerance.EXACT;

import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;

/** Arrays from nothing, from numbers, and in another precision. */
final class MakingCases {
    private static final double[] NUMBERS = {
        0, 1, -1, 0.1, 1.0 / 3, 1e-10, -1e10, 16777217, Double.POSITIVE_INFINITY, Double.NaN
    };

    private MakingCases() {}

    static void addTo(Cases cases) {
        cases.add(
                "upload", "float64 numbers", EXACT, in -> in.device().upload(Shape.of(2, 5), in.precision(), NUMBERS));
        cases.add(
                "upload",
                "float32 numbers",
                EXACT,
                in -> in.device().upload(Shape.of(3), in.precision(), new float[] {0.1f, -2.5f, 1e30f}));
        cases.add(
                "upload",
                "a scalar",
                EXACT,
                in -> in.device().upload(Shape.SCALAR, in.precision(), new double[] {0.1}));
        cases.add(
                "upload",
                "no elements",
                EXACT,
                in -> in.device().upload(Shape.of(2, 0, 3), in.precision(), new double[0]));
        for (Shape shape : ElementWiseCases.SHAPES) {
            cases.add("fill", shape.toString(), EXACT, in -> in.device().fill(shape, in.precision(), 0.1));
        }
        for (int count : new int[] {0, 1, 7, 20011}) {
            cases.add("range", "" + count, EXACT, in -> in.device().range(count, in.precision()));
        }
        for (Precision precision : Precision.values()) {
            cases.add(
                    "cast",
                    "to " + precision,
                    EXACT,
                    in -> in.device().cast(in.of(Shape.of(NUMBERS.length), NUMBERS), precision));
            cases.add("cast", "many to " + precision, EXACT, in -> in.device().cast(in.normal(107, 101), precision));
            cases.add(
                    "cast", "a scalar to " + precision, EXACT, in -> in.device().cast(in.normal(), precision));
            cases.add(
                    "cast",
                    "no elements to " + precision,
                    EXACT,
                    in -> in.device().cast(in.normal(0, 3), precision));
        }
    }
}
