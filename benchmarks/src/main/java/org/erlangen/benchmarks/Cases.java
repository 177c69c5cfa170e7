package org.erlangen.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.backend.ResampleOrder;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.UnaryOperation;

/** The cases, over one device. Their arrays live as long as the device. */
final class Cases {
    private static final int MANY = 4_000_000;
    private static final String COPY = "copy of one array";

    private final ComputeDevice device;
    private final Random random = new Random(1);
    private final List<Case> cases = new ArrayList<>();

    private Cases(ComputeDevice device) {
        this.device = device;
    }

    static List<Case> on(ComputeDevice device) {
        Cases all = new Cases(device);
        all.small();
        all.elementWise(Precision.FLOAT32);
        all.elementWise(Precision.FLOAT64);
        all.reductionsAndLayout();
        all.products();
        all.convolutions();
        all.resampling("[1, 256, 14, 14], grids [16, 14, 14]", Shape.of(1, 256, 14, 14), Shape.of(16, 14, 14));
        all.resampling("[250, 1, 28, 28], grids [250, 28, 28]", Shape.of(250, 1, 28, 28), Shape.of(250, 28, 28));
        all.matrices();
        return all.cases;
    }

    private Array normal(Precision precision, int... sizes) {
        Shape shape = Shape.of(sizes);
        double[] elements = new double[shape.elements()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = random.nextGaussian();
        }
        return device.upload(shape, precision, elements);
    }

    private void small() {
        Array x = normal(Precision.FLOAT32, 10);
        Array matrix = normal(Precision.FLOAT32, 3, 3);
        cases.add(Case.of("add, 10 elements", () -> device.binary(BinaryOperation.ADD, x, x)));
        cases.add(Case.of("exp, 10 elements", () -> device.unary(UnaryOperation.EXP, x)));
        cases.add(Case.of("sum, 10 elements", () -> device.reduce(Reduction.SUM, x, new int[] {0})));
        cases.add(Case.of("reshape, 10 elements", () -> device.reshape(x, Shape.of(5, 2))));
        cases.add(Case.of("product, 3x3", () -> device.matmul(matrix, false, matrix, false)));
        cases.add(Case.of("transposition, 3x3", () -> device.transpose(matrix, new int[] {1, 0})));
    }

    private void elementWise(Precision precision) {
        Array x = normal(precision, MANY);
        Array y = normal(precision, MANY);
        Array rows = device.reshape(x, Shape.of(MANY / 100, 100));
        Array row = normal(precision, 100);
        Array column = normal(precision, MANY / 100, 1);
        Runnable copy = copy((long) MANY * precision.bytes());
        add("add, 4M " + name(precision), () -> device.binary(BinaryOperation.ADD, x, y), copy);
        add("multiply, 4M " + name(precision), () -> device.binary(BinaryOperation.MULTIPLY, x, y), copy);
        add("add a row, 40000x100 " + name(precision), () -> device.binary(BinaryOperation.ADD, rows, row), copy);
        add(
                "multiply by a column, 40000x100 " + name(precision),
                () -> device.binary(BinaryOperation.MULTIPLY, rows, column),
                copy);
        add("greater, 4M " + name(precision), () -> device.binary(BinaryOperation.GREATER, x, y), copy);
        add("maximum, 4M " + name(precision), () -> device.binary(BinaryOperation.MAXIMUM, x, y), copy);
        add("select, 4M " + name(precision), () -> device.select(x, x, y), copy);
        for (UnaryOperation operation : List.of(
                UnaryOperation.RELU,
                UnaryOperation.EXP,
                UnaryOperation.TANH,
                UnaryOperation.SOFTPLUS,
                UnaryOperation.SIN)) {
            add(
                    operation.name().toLowerCase(java.util.Locale.ROOT) + ", 4M " + name(precision),
                    () -> device.unary(operation, x),
                    copy);
        }
    }

    private void reductionsAndLayout() {
        Array x = normal(Precision.FLOAT32, 4000, 1000);
        Array image = normal(Precision.FLOAT32, 40, 100, 1000);
        int[] indices = random.ints(4000, 0, 4000).toArray();
        Runnable copy = copy(4L * MANY);
        add("sum of all, 4M float32", () -> device.reduce(Reduction.SUM, x, new int[] {0, 1}), copy);
        add("sum of rows, 4000x1000", () -> device.reduce(Reduction.SUM, x, new int[] {1}), copy);
        add("sum of columns, 4000x1000", () -> device.reduce(Reduction.SUM, x, new int[] {0}), copy);
        Array small = normal(Precision.FLOAT32, 48, 48);
        cases.add(Case.of("sum of all, 48x48", () -> device.reduce(Reduction.SUM, small, new int[] {0, 1})));
        cases.add(Case.of("sum of rows, 48x48", () -> device.reduce(Reduction.SUM, small, new int[] {1})));
        cases.add(Case.of("sum of columns, 48x48", () -> device.reduce(Reduction.SUM, small, new int[] {0})));
        cases.add(Case.of("finite, 48x48", () -> device.isFinite(small)));
        cases.add(Case.of("slice of rows, 48x48", () -> device.slice(small, 0, 3, 40, 1)));
        cases.add(Case.of(
                "stretched row, 48x48", () -> device.broadcast(device.slice(small, 0, 3, 4, 1), small.shape())));
        cases.add(Case.of("softplus, 48x48", () -> device.unary(UnaryOperation.SOFTPLUS, small)));
        cases.add(Case.of(
                "logarithm, 48x48",
                () -> device.unary(UnaryOperation.LOG, device.unary(UnaryOperation.SQUARE, small))));
        add("largest of rows, 4000x1000", () -> device.reduce(Reduction.MAX, x, new int[] {1}), copy);
        add("transposition, 4000x1000", () -> device.transpose(x, new int[] {1, 0}), copy);
        add("axes [0, 2, 1], 40x100x1000", () -> device.transpose(image, new int[] {0, 2, 1}), copy);
        add("axes [1, 0, 2], 40x100x1000", () -> device.transpose(image, new int[] {1, 0, 2}), copy);
        add("take 4000 rows of 1000", () -> device.take(x, 0, indices), copy);
        add("scatter 4000 rows of 1000", () -> device.scatterAdd(x, 0, 4000, indices), copy);
    }

    private void products() {
        product(128, 1024, 1024);
        product(1024, 1024, 1024);
        product(250, 256, 196);
        Array x = normal(Precision.FLOAT32, 4000, 16, 16);
        cases.add(Case.of("4000 products, 16x16", () -> device.matmul(x, false, x, false)));
    }

    private void product(int rows, int inner, int columns) {
        Array x = normal(Precision.FLOAT32, rows, inner);
        Array y = normal(Precision.FLOAT32, inner, columns);
        FloatPointer a = new FloatPointer(device.download(x).length).fill(1);
        FloatPointer b = new FloatPointer(device.download(y).length).fill(1);
        FloatPointer c = new FloatPointer((long) rows * columns);
        Runnable direct = () -> openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasNoTrans,
                rows,
                columns,
                inner,
                1,
                a,
                inner,
                b,
                columns,
                0,
                c,
                columns);
        String name = "product, " + rows + "x" + inner + "x" + columns;
        cases.add(new Case(name, () -> device.matmul(x, false, y, false), "cblas_sgemm", direct, 1));
    }

    private void convolutions() {
        for (Precision precision : Precision.values()) {
            ConvolutionGeometry geometry = ConvolutionGeometry.of(1, 1);
            Array x = normal(precision, 32, 16, 16, 16);
            Array kernel = normal(precision, 16, 16, 3, 3);
            String size = ", 32x16x16x16, 16 filters 3x3 " + name(precision);
            cases.add(Case.of("convolution" + size, () -> device.convolve(x, kernel, geometry)));
            cases.add(Case.of("its adjoint in x" + size, () -> device.convolveInput(x, kernel, geometry, 16, 16)));
            cases.add(Case.of("its adjoint in the kernel" + size, () -> device.convolveKernel(x, x, geometry, 3, 3)));
        }
    }

    private void resampling(String size, Shape images, Shape grids) {
        Array image = normal(Precision.FLOAT32, images.sizes());
        Array rows =
                device.binary(BinaryOperation.ADD, normal(Precision.FLOAT32, grids.sizes()), middle(images.size(2)));
        Array columns =
                device.binary(BinaryOperation.ADD, normal(Precision.FLOAT32, grids.sizes()), middle(images.size(3)));
        Array y = normal(Precision.FLOAT32, grids.size(0), images.size(1), grids.size(1), grids.size(2));
        Runnable copy = copy(4L * y.shape().elements());
        add("resample " + size, () -> device.resample(image, rows, columns, ResampleOrder.VALUE), copy);
        add("its adjoint " + size, () -> device.resampleAdjoint(y, rows, columns, ResampleOrder.VALUE, images), copy);
        add("its product " + size, () -> device.resampleProduct(y, image, rows, columns, ResampleOrder.VALUE), copy);
    }

    private Array middle(int size) {
        return device.fill(Shape.SCALAR, Precision.FLOAT32, size / 2.0);
    }

    private void matrices() {
        Array small = normal(Precision.FLOAT64, 1000, 3, 3);
        Array x = normal(Precision.FLOAT64, 256, 256);
        Array positive = device.matmul(x, false, x, true);
        cases.add(Case.of("1000 exponentials, 3x3 float64", () -> device.matrixExponential(small)));
        cases.add(Case.of("Cholesky, 256x256 float64", () -> device.cholesky(positive)));
        cases.add(Case.of("eigenproblem, 256x256 float64", () -> device.symmetricEigen(positive)));
    }

    private void add(String name, Runnable work, Runnable copy) {
        cases.add(new Case(name, work, COPY, copy, 1));
    }

    private static Runnable copy(long bytes) {
        Pointer from = Pointer.malloc(bytes);
        Pointer to = Pointer.malloc(bytes);
        Pointer.memset(from, 0, bytes);
        Pointer.memset(to, 0, bytes);
        return () -> Pointer.memcpy(to, from, bytes);
    }

    private static String name(Precision precision) {
        return precision == Precision.FLOAT32 ? "float32" : "float64";
    }
}
