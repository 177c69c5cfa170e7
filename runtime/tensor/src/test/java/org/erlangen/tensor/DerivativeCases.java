package org.erlangen.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.erlangen.api.tensor.BinaryOperation;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.api.tensor.UnaryOperation;

/** One function per primitive and situation: its arguments are drawn from (low, high), away from kinks. */
final class DerivativeCases {
    private static final ConvolutionGeometry STRIDED = new ConvolutionGeometry(2, 1, 1, 2);
    private static final ConvolutionGeometry TORUS = new ConvolutionGeometry(2, 1, 1, 1, true);

    private final List<Case> cases = new ArrayList<>();

    private DerivativeCases() {}

    record Case(String name, Function<List<Tensor>, Tensor> function, double low, double high, List<Shape> shapes) {
        List<Tensor> arguments(Tensors tensors, Precision precision) {
            List<Tensor> arguments = new ArrayList<>();
            for (int i = 0; i < shapes.size(); i++) {
                Key key = Key.ofSeed(7).fold(name).fold(i);
                arguments.add(tensors.uniform(key, shapes.get(i), Precision.FLOAT64)
                        .multiply(high - low)
                        .add(low)
                        .cast(precision));
            }
            return arguments;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        DerivativeCases all = new DerivativeCases();
        all.elementwise();
        all.layout();
        all.products();
        all.resampling();
        all.smallMatrices();
        return all.cases;
    }

    private void elementwise() {
        for (UnaryOperation operation : UnaryOperation.values()) {
            positive("unary " + operation, x -> x.get(0).unary(operation), Shape.of(3, 4));
            real(
                    "unary " + operation + " of both signs",
                    x -> operation == UnaryOperation.LOG
                                    || operation == UnaryOperation.SQRT
                                    || operation == UnaryOperation.LOG1P
                            ? x.get(0).square().add(0.1).unary(operation)
                            : x.get(0).unary(operation),
                    Shape.of(5));
        }
        for (BinaryOperation operation : BinaryOperation.values()) {
            positive("binary " + operation, x -> x.get(0).binary(operation, x.get(1)), Shape.of(3, 4), Shape.of(3, 4));
            positive(
                    "binary " + operation + " stretching both",
                    x -> x.get(0).binary(operation, x.get(1)),
                    Shape.of(3, 1),
                    Shape.of(2, 1, 4));
            positive(
                    "binary " + operation + " with a scalar",
                    x -> x.get(0).binary(operation, x.get(1)),
                    Shape.SCALAR,
                    Shape.of(2, 2));
            positive(
                    "binary " + operation + " of nothing",
                    x -> x.get(0).binary(operation, x.get(1)),
                    Shape.of(0, 3),
                    Shape.of(3));
        }
        real("binary MULTIPLY with itself", x -> x.get(0).multiply(x.get(0)), Shape.of(4));
        real("select", x -> x.get(0).step().select(x.get(1), x.get(2)), Shape.of(3, 4), Shape.of(4), Shape.of(3, 1));
        real("elu", x -> x.get(0).elu(1.5), Shape.of(6));
        real("log softmax", x -> x.get(0).logSoftmax(-1), Shape.of(3, 4));
        real("log sum exp", x -> x.get(0).logSumExp(0), Shape.of(3, 4));
    }

    private void layout() {
        real("reduce SUM", x -> x.get(0).sum(0, -1), Shape.of(2, 3, 4));
        real("reduce SUM of nothing", x -> x.get(0).sum(0), Shape.of(0, 3));
        real("reduce MAX", x -> x.get(0).max(1), Shape.of(2, 3, 4));
        real("reduce MAX of several axes", x -> x.get(0).max(0, 2), Shape.of(2, 3, 4));
        real("pick", x -> picked(x.get(0), 0, 2), Shape.of(2, 3, 4));
        real("place", x -> placed(x.get(0), Shape.of(2, 3, 4), 0, 2), Shape.of(3));
        real("reduce ARG_MAX", x -> x.get(0).argMax(1), Shape.of(2, 3));
        real("reshape", x -> x.get(0).reshape(4, -1), Shape.of(2, 6));
        real("transpose", x -> x.get(0).transpose(2, 0, 1), Shape.of(2, 3, 4));
        real("broadcast", x -> x.get(0).broadcastTo(Shape.of(2, 3, 4)), Shape.of(3, 1));
        real("slice", x -> x.get(0).slice(1, 1, 7, 2), Shape.of(2, 7));
        real("slice to nothing", x -> x.get(0).slice(0, 1, 1), Shape.of(3, 2));
        real("pad", x -> x.get(0).pad(0, 1, 2, 3), Shape.of(3, 2));
        real("pad nothing", x -> x.get(0).pad(0, 1, 2, 3), Shape.of(0, 2));
        real("flip", x -> x.get(0).flip(1), Shape.of(2, 3));
        real("roll", x -> x.get(0).roll(1, -1), Shape.of(2, 3));
        real("concatenate", x -> x.get(0).tensors().concatenate(1, x), Shape.of(2, 3), Shape.of(2, 1), Shape.of(2, 0));
        real("take", x -> x.get(0).take(1, 2, 0, 2), Shape.of(2, 3));
        real("scatterAdd", x -> x.get(0).scatterAdd(0, 4, 3, 1, 3), Shape.of(3, 2));
    }

    private static Tensor picked(Tensor x, int... axes) {
        return engine(List.of(x)).apply(new Primitive.Pick(axes), x, numbers(x));
    }

    private static Tensor placed(Tensor y, Shape shape, int... axes) {
        return engine(List.of(y)).apply(new Primitive.Place(shape, axes), y, numbers(y));
    }

    private static Tensor numbers(Tensor like) {
        return like.tensors().of(Shape.of(3), like.precision(), 7, 0, 3);
    }

    private void products() {
        for (boolean left : new boolean[] {false, true}) {
            for (boolean right : new boolean[] {false, true}) {
                Shape x = left ? Shape.of(4, 3) : Shape.of(3, 4);
                Shape y = right ? Shape.of(5, 4) : Shape.of(4, 5);
                real("matmul " + left + " " + right, a -> a.get(0).matmul(a.get(1), left, right), x, y);
                real(
                        "matmul of batches " + left + " " + right,
                        a -> a.get(0).matmul(a.get(1), left, right),
                        Shape.of(2, 1).append(x),
                        Shape.of(3).append(y));
            }
        }
        real("matmul over nothing", a -> a.get(0).matmul(a.get(1)), Shape.of(2, 0), Shape.of(0, 3));
        real("multiplyBlocks", a -> a.get(0).multiplyBlocks(a.get(1)), Shape.of(3, 2, 4), Shape.of(5, 8));
        real(
                "convolve on a torus",
                a -> a.get(0).convolve(a.get(1), TORUS),
                Shape.of(2, 3, 5, 4),
                Shape.of(2, 3, 3, 2));
        real(
                "convolveKernel on a torus",
                a -> a.get(0).convolveKernel(a.get(1), 3, 2, TORUS),
                Shape.of(2, 3, 5, 4),
                Shape.of(2, 2, 3, 5));
        real("patches on a torus", a -> a.get(0).patches(3, 2, TORUS), Shape.of(2, 2, 5, 4));
        real("convolve", a -> a.get(0).convolve(a.get(1), STRIDED), Shape.of(2, 3, 5, 4), Shape.of(2, 3, 3, 2));
        real(
                "convolveInput",
                a -> engine(a).convolveInput(a.get(0), a.get(1), STRIDED, Shape.of(2, 3, 5, 4)),
                Shape.of(2, 2, 3, 7),
                Shape.of(2, 3, 3, 2));
        real(
                "convolveKernel",
                a -> a.get(0).convolveKernel(a.get(1), 3, 2, STRIDED),
                Shape.of(2, 3, 5, 4),
                Shape.of(2, 2, 3, 7));
        real("patches", a -> a.get(0).patches(3, 2, STRIDED), Shape.of(2, 2, 5, 4));
    }

    private void resampling() {
        drawn(
                "resample",
                a -> a.get(0).resample(a.get(1), a.get(2)),
                -1.4,
                5.4,
                Shape.of(2, 3, 5, 4),
                Shape.of(4, 2, 3),
                Shape.of(4, 2, 3));
        drawn(
                "resample of one image",
                a -> a.get(0).resample(a.get(1), a.get(2)),
                -1.4,
                5.4,
                Shape.of(1, 2, 5, 5),
                Shape.of(3, 4, 4),
                Shape.of(3, 4, 4));
        drawn(
                "resample of nothing",
                a -> a.get(0).resample(a.get(1), a.get(2)),
                -1,
                1,
                Shape.of(1, 2, 3, 3),
                Shape.of(0, 2, 2),
                Shape.of(0, 2, 2));
    }

    private void smallMatrices() {
        real("cholesky", a -> positiveDefinite(a.get(0)).cholesky(), Shape.of(2, 4, 4));
        real("log determinant", a -> positiveDefinite(a.get(0)).logDeterminant(), Shape.of(3, 3));
        for (boolean transposed : new boolean[] {false, true}) {
            real(
                    "solveLowerTriangular " + transposed,
                    a -> a.get(0)
                            .add(a.get(0)
                                    .tensors()
                                    .identity(4, a.get(0).precision())
                                    .multiply(3))
                            .solveLowerTriangular(a.get(1), transposed),
                    Shape.of(2, 4, 4),
                    Shape.of(2, 4, 3));
        }
        real(
                "eigenvalues",
                a -> a.get(0).add(a.get(0).transposed()).symmetricEigen().values(),
                Shape.of(2, 4, 4));
        real(
                "squared eigenvectors",
                a -> a.get(0)
                        .add(a.get(0).transposed())
                        .symmetricEigen()
                        .vectors()
                        .square(),
                Shape.of(4, 4));
        real("matrixExponential", a -> a.get(0).matrixExponential(), Shape.of(2, 3, 3));
        real("diagonal", a -> a.get(0).diagonal().diagonalMatrix(), Shape.of(2, 3, 3));
    }

    private static Tensor positiveDefinite(Tensor m) {
        int size = m.shape().size(-1);
        return m.matmul(m, false, true)
                .add(m.tensors().identity(size, m.precision()).multiply(size));
    }

    private static Engine engine(List<Tensor> arguments) {
        return (Engine) arguments.get(0).tensors();
    }

    private void positive(String name, Function<List<Tensor>, Tensor> function, Shape... shapes) {
        drawn(name, function, 0.3, 1.7, shapes);
    }

    private void real(String name, Function<List<Tensor>, Tensor> function, Shape... shapes) {
        drawn(name, function, -1.1, 1.1, shapes);
    }

    private void drawn(String name, Function<List<Tensor>, Tensor> function, double low, double high, Shape... shapes) {
        cases.add(new Case(name, function, low, high, List.of(shapes)));
    }
}
