package org.erlangen.nd4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.Formula;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.backend.TensorBackend;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.nd4j.Nd4jBackend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sizes at which this device takes another path than the small ones of the conformance kit. */
class AgainstReferenceTest {
    private static final double RELATIVE64 = 1e-12;
    private static final double RELATIVE32 = 2e-6;

    private static final ComputeDevice REFERENCE = new ReferenceDevice();
    private static ComputeDevice device;

    @BeforeAll
    static void open() {
        device = new Nd4jBackend().open(new TensorBackend.Options(1));
    }

    @AfterAll
    static void close() {
        device.close();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Data(Shape shape, Precision precision, double[] elements) {
        Array on(ComputeDevice target) {
            return target.upload(shape, precision, elements);
        }
    }

    private static Data normal(Precision precision, double scale, int... sizes) {
        Random random = new Random(Arrays.hashCode(sizes));
        double[] elements = random.doubles(Shape.of(sizes).elements(), 0, 1)
                .map(ignored -> scale * random.nextGaussian())
                .toArray();
        if (precision == Precision.FLOAT32) {
            Arrays.setAll(elements, i -> (float) elements[i]);
        }
        return new Data(Shape.of(sizes), precision, elements);
    }

    /** Compares with the reference; {@code slack} counts how many roundings of the largest element may add up. */
    private static void agrees(double slack, Function<ComputeDevice, Array> function) {
        Array found = function.apply(device);
        Array expected = function.apply(REFERENCE);
        assertThat(found.shape()).isEqualTo(expected.shape());
        assertThat(found.precision()).isEqualTo(expected.precision());
        double[] a = device.download(found);
        double[] b = REFERENCE.download(expected);
        double relative = found.precision() == Precision.FLOAT64 ? RELATIVE64 : RELATIVE32;
        double smallest = found.precision() == Precision.FLOAT64 ? Double.MIN_NORMAL : Float.MIN_NORMAL;
        double largest =
                Arrays.stream(b).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        for (int i = 0; i < b.length; i++) {
            double allowed = smallest + relative * (slack == 0 ? Math.abs(b[i]) : slack * largest);
            boolean same = Double.compare(a[i], b[i]) == 0 || Math.abs(a[i] - b[i]) <= allowed;
            assertThat(same).as("element %d is %s, expected %s", i, a[i], b[i]).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void elementWiseFunctionsAreAccurateOverTheWholeRange(Precision precision) {
        for (UnaryOperation operation : UnaryOperation.values()) {
            for (double scale : new double[] {1e-30, 1e-3, 1, 30}) {
                for (int n : new int[] {0, 1, 7, 5000}) {
                    boolean positive = operation == UnaryOperation.LOG
                            || operation == UnaryOperation.SQRT
                            || operation == UnaryOperation.LOG1P;
                    Data x = normal(precision, scale, n);
                    Data used = positive
                            ? new Data(
                                    x.shape(),
                                    precision,
                                    Arrays.stream(x.elements()).map(Math::abs).toArray())
                            : x;
                    agrees(0, on -> on.unary(operation, used.on(on)));
                    agrees(0, on -> formula(on, operation, used));
                }
            }
        }
    }

    /** A function as a formula of its own, which short arrays take through a loop instead of a native call. */
    private static Array formula(ComputeDevice on, UnaryOperation operation, Data x) {
        Formula formula = new Formula(List.of(new Formula.Argument(0), new Formula.Unary(operation, 0)), List.of(1));
        return on.formula(formula, x.shape(), x.precision(), List.of(x.on(on))).get(0);
    }

    private static Array formula(ComputeDevice on, BinaryOperation operation, Data x, Data y) {
        Formula formula = new Formula(
                List.of(new Formula.Argument(0), new Formula.Argument(1), new Formula.Binary(operation, 0, 1)),
                List.of(2));
        return on.formula(formula, x.shape(), x.precision(), List.of(x.on(on), y.on(on)))
                .get(0);
    }

    @ParameterizedTest
    @EnumSource
    void elementWiseFunctionsTreatSpecialNumbersAsTheReferenceDoes(Precision precision) {
        double[] special = {0.0, -0.0, 1, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e-40, 80
        };
        double[] many = new double[9 * 9];
        Arrays.setAll(many, i -> special[i % 9]);
        double[] others = new double[9 * 9];
        Arrays.setAll(others, i -> special[i / 9]);
        Data x = new Data(Shape.of(81), precision, many);
        Data y = new Data(Shape.of(81), precision, others);
        for (UnaryOperation operation : UnaryOperation.values()) {
            agrees(0, on -> on.unary(operation, x.on(on)));
            agrees(0, on -> formula(on, operation, x));
        }
        for (BinaryOperation operation : BinaryOperation.values()) {
            // Of 1^NaN and 1^inf C says 1, Java NaN.
            if (operation != BinaryOperation.POWER) {
                agrees(0, on -> on.binary(operation, x.on(on), y.on(on)));
                agrees(0, on -> formula(on, operation, x, y));
            }
        }
    }

    @Test
    void exponentialsAreRightUpToTheEndsOfTheRange() {
        double[] numbers = new double[2000];
        Arrays.setAll(numbers, i -> -100 + 0.1 * i);
        Data x = new Data(Shape.of(numbers.length), Precision.FLOAT32, numbers);
        agrees(0, on -> formula(on, UnaryOperation.EXP, x));
    }

    @ParameterizedTest
    @EnumSource
    void binaryFunctionsBroadcastAnyWay(Precision precision) {
        int[][][] pairs = {
            {{}, {}},
            {{5}, {}},
            {{}, {40}},
            {{40}, {1}},
            {{30, 40}, {40}},
            {{30, 1}, {30, 40}},
            {{30, 40}, {30, 1}},
            {{3, 1, 40}, {5, 1}},
            {{0, 4}, {4}},
            {{2, 3, 4}, {2, 1, 4}},
            {{6, 50}, {6, 50}}
        };
        for (BinaryOperation operation : BinaryOperation.values()) {
            for (int[][] pair : pairs) {
                Data x = normal(precision, 2, pair[0]);
                Data y = normal(precision, 1, pair[1]);
                Data first = operation == BinaryOperation.POWER
                        ? new Data(
                                x.shape(),
                                precision,
                                Arrays.stream(x.elements()).map(Math::abs).toArray())
                        : x;
                agrees(0, on -> on.binary(operation, first.on(on), y.on(on)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void selectBroadcastsAllThree(Precision precision) {
        Data condition = new Data(Shape.of(3, 1), precision, new double[] {0, 1, -2});
        agrees(
                0,
                on -> on.select(
                        condition.on(on),
                        normal(precision, 1, 5).on(on),
                        normal(precision, 1, 3, 5).on(on)));
    }

    @ParameterizedTest
    @EnumSource
    void selectTakesWholeRowsOfArraysAndOfNumbers(Precision precision) {
        Data condition = new Data(Shape.of(3, 1, 1), precision, new double[] {0, 1, -2});
        Data x = normal(precision, 2, 3, 7, 9);
        for (double number : new double[] {0, -0.0, 2.5, Double.NaN}) {
            Data scalar = new Data(Shape.of(), precision, new double[] {number});
            agrees(0, on -> on.select(condition.on(on), x.on(on), scalar.on(on)));
            agrees(0, on -> on.select(condition.on(on), scalar.on(on), x.on(on)));
        }
        agrees(
                0,
                on -> on.select(
                        condition.on(on), x.on(on), normal(precision, 3, 7, 9).on(on)));
        agrees(0, on -> on.select(condition.on(on), normal(precision, 3, 1, 1).on(on), x.on(on)));
    }

    @ParameterizedTest
    @EnumSource
    void layoutsMoveEveryElementToItsPlace(Precision precision) {
        Data x = normal(precision, 1, 4, 40, 35, 3);
        for (int[] order :
                new int[][] {{0, 1, 2, 3}, {3, 2, 1, 0}, {0, 2, 1, 3}, {1, 0, 3, 2}, {2, 3, 0, 1}, {0, 1, 3, 2}}) {
            agrees(0, on -> on.transpose(x.on(on), order));
        }
        Data y = normal(precision, 1, 3, 50, 4);
        for (int axis = 0; axis < 3; axis++) {
            int a = axis;
            agrees(0, on -> on.slice(y.on(on), a, 1, 3, 1));
            agrees(0, on -> on.slice(y.on(on), a, 0, 3, 2));
            agrees(0, on -> on.slice(y.on(on), a, 2, 2, 1));
            agrees(0, on -> on.pad(y.on(on), a, 2, 1, 3));
            agrees(0, on -> on.flip(y.on(on), a));
            agrees(0, on -> on.concatenate(List.of(y.on(on), y.on(on)), a));
            agrees(0, on -> on.take(y.on(on), a, new int[] {2, 0, 2, 1}));
            agrees(0, on -> on.scatterAdd(on.slice(y.on(on), a, 0, 3, 1), a, 6, new int[] {5, 0, 5}));
        }
        agrees(0, on -> on.broadcast(normal(precision, 1, 3, 1, 4).on(on), Shape.of(2, 3, 20, 4)));
        agrees(0, on -> on.broadcast(normal(precision, 1).on(on), Shape.of(30)));
        agrees(0, on -> on.reshape(y.on(on), Shape.of(600)));
        agrees(0, on -> on.cast(y.on(on), Precision.FLOAT32));
        agrees(0, on -> on.cast(y.on(on), Precision.FLOAT64));
        agrees(0, on -> on.fill(Shape.of(5000, 3), precision, 2.5));
        agrees(0, on -> on.range(77, precision));
    }

    @ParameterizedTest
    @EnumSource
    void reductionsGoOverAnyAxes(Precision precision) {
        Data x = normal(precision, 1, 5, 30, 6, 7);
        for (int[] axes : new int[][] {{}, {0}, {1}, {3}, {0, 2}, {1, 3}, {2, 3}, {0, 1, 2, 3}}) {
            agrees(30, on -> on.reduce(Reduction.SUM, x.on(on), axes));
            agrees(0, on -> on.reduce(Reduction.MAX, x.on(on), axes));
        }
        for (int axis = 0; axis < 4; axis++) {
            int a = axis;
            agrees(0, on -> on.reduce(Reduction.ARG_MAX, x.on(on), new int[] {a}));
        }
        agrees(0, on -> on.reduce(Reduction.SUM, normal(precision, 1, 0, 3).on(on), new int[] {0}));
        agrees(0, on -> on.reduce(Reduction.SUM, normal(precision, 1, 3, 0).on(on), new int[] {0}));
    }

    @ParameterizedTest
    @EnumSource
    void productsOfAnySidesAndBatchesAgree(Precision precision) {
        int[][] leads = {{}, {3}, {2, 1}, {0}};
        for (int[] left : leads) {
            for (int[] right : leads) {
                for (int k : new int[] {0, 1, 17}) {
                    for (int side = 0; side < 4; side++) {
                        boolean tx = side % 2 == 1;
                        boolean ty = side > 1;
                        if (left.length + right.length > 0
                                && (left.length == 1 && left[0] == 0) != (right.length == 1 && right[0] == 0)
                                && left.length * right.length > 0
                                && (left[0] == 3 || right[0] == 3)) {
                            continue;
                        }
                        Data x = normal(
                                precision,
                                1,
                                Shape.of(left)
                                        .append(tx ? Shape.of(k, 5) : Shape.of(5, k))
                                        .sizes());
                        Data y = normal(
                                precision,
                                1,
                                Shape.of(right)
                                        .append(ty ? Shape.of(9, k) : Shape.of(k, 9))
                                        .sizes());
                        agrees(20, on -> on.matmul(x.on(on), tx, y.on(on), ty));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void productsOfLongAndThinMatricesAgree(Precision precision) {
        for (int columns : new int[] {3, 16, 33, 72, 100}) {
            Data x = normal(precision, 1, 2, 5000, columns);
            Data y = normal(precision, 1, 2, 5000, 24);
            Data weights = normal(precision, 1, columns, 24);
            agrees(20, on -> on.matmul(x.on(on), true, x.on(on), false));
            agrees(20, on -> on.matmul(x.on(on), true, y.on(on), false));
            agrees(20, on -> on.matmul(x.on(on), false, weights.on(on), false));
        }
        Data wide = normal(precision, 1, 40, 3000);
        agrees(20, on -> on.matmul(wide.on(on), false, wide.on(on), true));
    }

    @ParameterizedTest
    @EnumSource
    void elementsOfLongRowsAreTakenAndAddedBack(Precision precision) {
        int[] indices = IntStream.range(0, 700).map(i -> i * 37 % 900).toArray();
        for (int length : new int[] {1, 3, 80}) {
            Data x = normal(precision, 1, 5, 900, length);
            agrees(0, on -> on.take(x.on(on), 1, indices));
            agrees(0, on -> on.take(x.on(on), 1, new int[] {899, 0}));
            agrees(1, on -> on.scatterAdd(on.slice(x.on(on), 1, 0, 700, 1), 1, 900, indices));
        }
        Data x = normal(precision, 1, 50, 900);
        agrees(0, on -> on.take(x.on(on), 1, indices));
        agrees(0, on -> on.take(x.on(on), 1, new int[] {899, 0}));
        agrees(1, on -> on.scatterAdd(on.slice(x.on(on), 1, 0, 700, 1), 1, 1000, indices));
    }

    @ParameterizedTest
    @EnumSource
    void convolutionsAndTheirAdjointsAgree(Precision precision) {
        ConvolutionGeometry[] geometries = {
            ConvolutionGeometry.of(1, 0),
            ConvolutionGeometry.of(1, 1),
            ConvolutionGeometry.of(2, 1),
            new ConvolutionGeometry(2, 3, 0, 2)
        };
        for (ConvolutionGeometry geometry : geometries) {
            for (int[] size : new int[][] {{1, 1}, {3, 3}, {3, 2}}) {
                Data x = normal(precision, 1, 2, 3, 9, 24);
                Data kernel = normal(precision, 1, 4, 3, size[0], size[1]);
                Data y = normal(
                        precision, 1, 2, 4, geometry.outputRows(9, size[0]), geometry.outputColumns(24, size[1]));
                agrees(30, on -> on.convolve(x.on(on), kernel.on(on), geometry));
                agrees(30, on -> on.convolveInput(y.on(on), kernel.on(on), geometry, 9, 24));
                agrees(60, on -> on.convolveKernel(x.on(on), y.on(on), geometry, size[0], size[1]));
                agrees(0, on -> on.patches(x.on(on), size[0], size[1], geometry));
                Data p = normal(precision, 1, 2, y.shape().size(2) * y.shape().size(3), 3 * size[0] * size[1]);
                agrees(10, on -> on.patchesAdjoint(p.on(on), Shape.of(2, 3, 9, 24), size[0], size[1], geometry));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void convolutionsOfManyChannelsAndWithKernelsOfTheWholeImageAgree(Precision precision) {
        for (ConvolutionGeometry geometry : List.of(ConvolutionGeometry.of(1, 1), ConvolutionGeometry.of(2, 1))) {
            adjointsAgree(precision, geometry, 3, 3);
        }
        adjointsAgree(precision, ConvolutionGeometry.of(1, 0), 9, 12);
        adjointsAgree(precision, ConvolutionGeometry.of(2, 0), 9, 12);
    }

    @ParameterizedTest
    @EnumSource
    void convolutionsOfManyImagesOnATorusAgree(Precision precision) {
        ConvolutionGeometry torus = ConvolutionGeometry.onTorus(1);
        for (int[] size : new int[][] {{600, 4, 4}, {3, 5, 4}, {2, 3, 7}, {2, 16, 16}}) {
            Data x = normal(precision, 1, size[0], 2, size[1], size[2]);
            Data kernel = normal(precision, 2, 3, 2, 3, 3);
            Data y = normal(precision, 3, size[0], 3, size[1], size[2]);
            agrees(40, on -> on.convolve(x.on(on), kernel.on(on), torus));
            agrees(40, on -> on.convolveInput(y.on(on), kernel.on(on), torus, size[1], size[2]));
            agrees(400, on -> on.convolveKernel(x.on(on), y.on(on), torus, 3, 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void productsOfManyBlocksWithAThinWeightAgree(Precision precision) {
        Data weight = normal(precision, 1, 40, 3 * 150);
        Data x = normal(precision, 2, 400, 3, 150);
        Data y = normal(precision, 3, 400, 3, 40);
        agrees(40, on -> on.multiplyBlocks(x.on(on), weight.on(on)));
        agrees(40, on -> on.multiplyBlocksInput(y.on(on), weight.on(on)));
    }

    private static void adjointsAgree(Precision precision, ConvolutionGeometry geometry, int rows, int columns) {
        Data x = normal(precision, 1, 3, 6, 9, 12);
        Data kernel = normal(precision, 1, 5, 6, rows, columns);
        Data y = normal(precision, 1, 3, 5, geometry.outputRows(9, rows), geometry.outputColumns(12, columns));
        agrees(60, on -> on.convolve(x.on(on), kernel.on(on), geometry));
        agrees(60, on -> on.convolveInput(y.on(on), kernel.on(on), geometry, 9, 12));
        agrees(60, on -> on.convolveKernel(x.on(on), y.on(on), geometry, rows, columns));
    }

    @ParameterizedTest
    @EnumSource
    void functionsOfManySmallWindowsAgree(Precision precision) {
        Data windows = normal(precision, 1, 96, 6, 2, 5, 2);
        Data perWindow = normal(precision, 1, 96, 6, 1, 5, 1);
        for (BinaryOperation operation : List.of(BinaryOperation.MULTIPLY, BinaryOperation.MAXIMUM)) {
            agrees(0, on -> on.binary(operation, windows.on(on), perWindow.on(on)));
            agrees(0, on -> on.binary(operation, perWindow.on(on), windows.on(on)));
        }
        int[] axes = {2, 4};
        agrees(10, on -> on.reduce(Reduction.SUM, windows.on(on), axes));
        agrees(0, on -> on.reduce(Reduction.MAX, windows.on(on), axes));
        agrees(
                0,
                on -> on.binary(
                        BinaryOperation.EQUAL,
                        windows.on(on),
                        on.reshape(on.reduce(Reduction.MAX, windows.on(on), axes), Shape.of(96, 6, 1, 5, 1))));
    }

    @Test
    void positionsFarOutsideReadZero() {
        double[] far = {-1e30, -3, -2, -1.5, 5.5, 6, 8, 1e30, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        Data image = normal(Precision.FLOAT32, 1, 1, 1, 6, 6);
        Data inside = new Data(Shape.of(1, 1, far.length), Precision.FLOAT32, new double[far.length]);
        Data outside = new Data(Shape.of(1, 1, far.length), Precision.FLOAT32, far);
        for (ResampleOrder order : List.of(ResampleOrder.VALUE, new ResampleOrder(1, 0), new ResampleOrder(0, 1))) {
            agrees(4, on -> on.resample(image.on(on), outside.on(on), inside.on(on), order));
            agrees(4, on -> on.resample(image.on(on), inside.on(on), outside.on(on), order));
        }
    }

    @ParameterizedTest
    @EnumSource
    void resamplingAndItsAdjointsAgree(Precision precision) {
        for (int rowOrder = 0; rowOrder < 2; rowOrder++) {
            for (int columnOrder = 0; columnOrder < 2; columnOrder++) {
                ResampleOrder order = new ResampleOrder(rowOrder, columnOrder);
                for (int channels : new int[] {1, 3, 37}) {
                    Data image = normal(precision, 1, 2, channels, 6, 7);
                    Data rows = normal(precision, 4, 4, 5, 4);
                    Data columns = normal(precision, 5, 4, 5, 4);
                    Data y = normal(precision, 1, 4, channels, 5, 4);
                    agrees(4, on -> on.resample(image.on(on), rows.on(on), columns.on(on), order));
                    agrees(10, on -> on.resampleAdjoint(y.on(on), rows.on(on), columns.on(on), order, image.shape()));
                    agrees(10, on -> on.resampleProduct(y.on(on), image.on(on), rows.on(on), columns.on(on), order));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void factorisationsAgree(Precision precision) {
        for (int n : new int[] {1, 3, 20}) {
            Data x = normal(precision, 1, 2, n, n);
            Data b = normal(precision, 1, 2, n, 4);
            Function<ComputeDevice, Array> identity = on -> on.binary(
                    BinaryOperation.EQUAL, on.reshape(on.range(n, precision), Shape.of(n, 1)), on.range(n, precision));
            Function<ComputeDevice, Array> positive = on ->
                    on.binary(BinaryOperation.ADD, on.matmul(x.on(on), false, x.on(on), true), identity.apply(on));
            agrees(50, on -> on.cholesky(positive.apply(on)));
            agrees(1000, on -> on.solveLowerTriangular(on.cholesky(positive.apply(on)), b.on(on), false));
            agrees(1000, on -> on.solveLowerTriangular(on.cholesky(positive.apply(on)), b.on(on), true));
            agrees(50, on -> on.slice(on.symmetricEigen(positive.apply(on)), 1, 0, 1, 1));
            agrees(50, on -> on.matrixExponential(x.on(on)));
        }
    }
}
