package org.erlangen.host.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.erlangen.api.symmetry.PlaneAction;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Reduction;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OutlineTensorsTest {
    private static final int DOUBLE = 8;
    private static final Key KEY = Key.ofSeed(1);

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final OutlineTensors outlines = new OutlineTensors(Precision.FLOAT64);

    @TestFactory
    Stream<DynamicTest> everyOperationHasTheShapeOfItsNumbers() {
        return operations().entrySet().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.getKey(), () -> {
                    Function<Tensors, Tensor> function = operation.getValue();
                    Tensor numbers = function.apply(engine);
                    Tensor outline = function.apply(outlines);
                    assertThat(outline.shape()).isEqualTo(numbers.shape());
                    assertThat(outline.precision()).isEqualTo(numbers.precision());
                }));
    }

    private static Map<String, Function<Tensors, Tensor>> operations() {
        Map<String, Function<Tensors, Tensor>> operations = new LinkedHashMap<>();
        operations.put("unary", of(Tensor::exp));
        operations.put("binary", of((t, x) -> x.add(t.zeros(Shape.of(3, 1)))));
        operations.put("select", of((t, x) -> x.step().select(t.zeros(Shape.of(5, 1, 1, 1)), t.scalar(1))));
        operations.put("cast", of(x -> x.cast(Precision.FLOAT32)));
        operations.put("reduce", of(x -> x.reduce(Reduction.MAX, 1, -1)));
        operations.put("log-softmax", of(x -> x.logSoftmax(-1)));
        operations.put("reshape", of(x -> x.reshape(-1, 3)));
        operations.put("transpose", of(x -> x.transpose(2, 0, 1)));
        operations.put("broadcast", of(x -> x.broadcastTo(Shape.of(5, 2, 3, 4))));
        operations.put("slice", of(x -> x.slice(2, 0, 4, 3)));
        operations.put("pad", of(x -> x.pad(1, 1, 2, 3)));
        operations.put("roll", of(x -> x.roll(2, 1)));
        operations.put("flip", of(x -> x.flip(0)));
        operations.put("take", of(x -> x.take(1, 2, 0, 0, 1)));
        operations.put("scatter-add", of(x -> x.scatterAdd(1, 7, 2, 0, 0)));
        operations.put("product", of((t, x) -> x.matmul(t.zeros(Shape.of(5, 4)), false, true)));
        operations.put("transposed product", of((t, x) -> x.matmul(t.zeros(Shape.of(2, 3, 6)), true, false)));
        operations.put(
                "convolution",
                of((t, x) -> x.expand(0).convolve(t.zeros(Shape.of(6, 2, 2, 3)), ConvolutionGeometry.of(2, 1))));
        operations.put(
                "kernel of a convolution",
                of((t, x) ->
                        x.expand(0).convolveKernel(t.zeros(Shape.of(1, 6, 2, 2)), 2, 3, ConvolutionGeometry.of(2, 1))));
        operations.put("patches", of(x -> x.expand(0).patches(2, 3, ConvolutionGeometry.of(1, 1))));
        operations.put(
                "plane action",
                of((t, x) -> PlaneAction.act(t.identity(3).broadcastTo(Shape.of(5, 3, 3)), x.expand(0))));
        operations.put("cholesky", t -> t.identity(3).cholesky());
        operations.put("triangular", t -> t.identity(3).solveLowerTriangular(t.zeros(Shape.of(3, 2)), false));
        operations.put("eigenvalues", t -> t.identity(3).symmetricEigen().values());
        operations.put("eigenvectors", t -> t.identity(3).symmetricEigen().vectors());
        operations.put("exponential", t -> t.identity(3).matrixExponential());
        operations.put("stack", of((t, x) -> t.stack(1, List.of(x, x, x))));
        operations.put("gradient", of((t, x) -> t.grad(y -> y.square().sumAll()).apply(x)));
        operations.put("pushforward", of((t, x) -> t.pushforward(y -> y.sum(1), x, x)));
        return operations;
    }

    private static Function<Tensors, Tensor> of(Function<Tensor, Tensor> operation) {
        return of((tensors, x) -> operation.apply(x));
    }

    private static Function<Tensors, Tensor> of(BiFunction<Tensors, Tensor, Tensor> operation) {
        return tensors -> operation.apply(tensors, tensors.normal(KEY, Shape.of(2, 3, 4)));
    }

    @Test
    void bytesAreThoseOfAllTensorsThatNeedMemoryOfTheirOwn() {
        Tensor x = outlines.zeros(Shape.of(2, 3));
        x.reshape(6).exp();

        assertThat(outlines.bytes()).isEqualTo(2L * 6 * DOUBLE);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Tensor x = outlines.zeros(Shape.of(2, 3));

        assertThatThrownBy(() -> x.matmul(x)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> x.add(outlines.zeros(Shape.of(4)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> x.reshape(Shape.of(5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> x.slice(1, 2, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> outlines.concatenate(0, x, outlines.zeros(Shape.of(2, 4))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOutlineStandsForZeros() {
        assertThat(outlines.filled(Shape.of(2), 3).toDoubles()).containsOnly(0);
        assertThat(outlines.valueAndGrad(
                                point -> point.get("x").sumAll(), NamedTensors.of("x", outlines.zeros(Shape.of(2))))
                        .value()
                        .item())
                .isZero();
    }
}
