package org.erlangen.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erlangen.api.backend.Array;
import org.erlangen.api.backend.ComputeDevice;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against central differences (five points), to first and second order, in both precisions and both modes. */
class DerivativeTest {
    private static final double STEP = 1e-4;
    private static final double AGAINST_DIFFERENCES = 2e-7;
    private static final double BETWEEN_MODES = 1e-11;
    private static final double SINGLE_PRECISION = 3e-4;
    private static final double SINGLE_PRECISION_SECOND_ORDER = 2e-3;
    private static final int MINIMUM_CASES = 100;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    static Stream<DerivativeCases.Case> cases() {
        return DerivativeCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reverseModeAgreesWithCentralDifferences(DerivativeCases.Case example) {
        NamedTensors point = point(example, Precision.FLOAT64);
        NamedTensors direction = direction(point, 1);
        double slope = inner(gradient(example, point), direction);
        double difference = difference(at -> objective(example, at).item(), point, direction);
        assertClose(slope, difference, AGAINST_DIFFERENCES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardModeIsTheTransposeOfReverseMode(DerivativeCases.Case example) {
        NamedTensors point = point(example, Precision.FLOAT64);
        NamedTensors direction = direction(point, 1);
        double forward = engine.jvp(at -> NamedTensors.of("y", objective(example, at)), point, direction)
                .tangents()
                .get("y")
                .item();
        assertClose(forward, inner(gradient(example, point), direction), BETWEEN_MODES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reverseOverReverseAgreesWithCentralDifferences(DerivativeCases.Case example) {
        NamedTensors point = point(example, Precision.FLOAT64);
        NamedTensors first = direction(point, 1);
        NamedTensors second = direction(point, 2);
        Function<NamedTensors, Tensor> slope = at -> innerTensor(gradient(example, at), first);
        double curvature = inner(engine.valueAndGrad(slope, point).gradient(), second);
        assertClose(curvature, difference(at -> slope.apply(at).item(), point, second), AGAINST_DIFFERENCES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardOverReverseEqualsReverseOverReverse(DerivativeCases.Case example) {
        NamedTensors point = point(example, Precision.FLOAT64);
        NamedTensors first = direction(point, 1);
        NamedTensors second = direction(point, 2);
        Function<NamedTensors, Tensor> slope = at -> innerTensor(gradient(example, at), first);
        double reverse = curvature(example, Precision.FLOAT64);
        double forward = engine.jvp(at -> NamedTensors.of("y", slope.apply(at)), point, second)
                .tangents()
                .get("y")
                .item();
        assertClose(forward, reverse, BETWEEN_MODES * 100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardOverForwardEqualsReverseOverReverse(DerivativeCases.Case example) {
        NamedTensors point = point(example, Precision.FLOAT64);
        NamedTensors first = direction(point, 1);
        NamedTensors second = direction(point, 2);
        double reverse = curvature(example, Precision.FLOAT64);
        double forward = engine.jvp(
                        outer -> engine.jvp(inner -> NamedTensors.of("y", objective(example, inner)), outer, first)
                                .tangents(),
                        point,
                        second)
                .tangents()
                .get("y")
                .item();
        assertClose(forward, reverse, BETWEEN_MODES * 100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void singlePrecisionGradientsAgreeWithDoubleOnes(DerivativeCases.Case example) {
        double[] exact = flat(gradient(example, point(example, Precision.FLOAT64)));
        double[] single = flat(gradient(example, point(example, Precision.FLOAT32)));
        for (int i = 0; i < exact.length; i++) {
            assertClose(single[i], exact[i], SINGLE_PRECISION);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void singlePrecisionSecondDerivativesAgreeWithDoubleOnes(DerivativeCases.Case example) {
        double exact = curvature(example, Precision.FLOAT64);
        double single = curvature(example, Precision.FLOAT32);
        assertClose(single, exact, SINGLE_PRECISION_SECOND_ORDER);
    }

    /** The second derivative along two random directions. */
    private double curvature(DerivativeCases.Case example, Precision precision) {
        NamedTensors point = point(example, precision);
        NamedTensors first = direction(point, 1).map(tensor -> tensor.cast(precision));
        NamedTensors second = direction(point, 2).map(tensor -> tensor.cast(precision));
        return inner(
                engine.valueAndGrad(at -> innerTensor(gradient(example, at), first), point)
                        .gradient(),
                second);
    }

    @Test
    void castingBackGivesTheGradientInThePrecisionOfTheArgument() {
        Tensor x = engine.vector(0.5, -2);
        Tensor gradient =
                engine.grad(at -> at.cast(Precision.FLOAT32).square().sumAll()).apply(x);
        assertThat(gradient.precision()).isEqualTo(Precision.FLOAT64);
        assertThat(gradient.toDoubles()).containsExactly(1, -4);
    }

    @Test
    void everyPrimitiveOfADeviceHasItsCase() {
        Set<String> called = new HashSet<>();
        try (Engine watched = new Engine(watching(new ReferenceDevice(), called), Precision.FLOAT64)) {
            List<DerivativeCases.Case> cases = DerivativeCases.all();
            assertThat(cases.size()).isGreaterThanOrEqualTo(MINIMUM_CASES);
            for (DerivativeCases.Case example : cases) {
                watched.valueAndGrad(at -> objective(example, at), point(example, watched, Precision.FLOAT64));
            }
        }
        Set<String> primitives = Arrays.stream(ComputeDevice.class.getMethods())
                .filter(method -> method.getReturnType() == Array.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
        called.addAll(Set.of("cast", "copy", "broadcast")); // have tests of their own
        assertThat(called).containsAll(primitives);
    }

    private static ComputeDevice watching(ComputeDevice device, Set<String> called) {
        return (ComputeDevice) Proxy.newProxyInstance(
                ComputeDevice.class.getClassLoader(),
                new Class<?>[] {ComputeDevice.class},
                (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return method.invoke(device, arguments);
                });
    }

    /** A scalar, nonlinear in the function's result, so that linear functions have a second derivative too. */
    private Tensor objective(DerivativeCases.Case example, NamedTensors point) {
        Tensor y = example.function().apply(point.values());
        Tensor weights = y.tensors().normal(Key.ofSeed(3), y.shape(), y.precision());
        return y.multiply(weights).add(y.square().multiply(0.5)).sumAll();
    }

    private NamedTensors gradient(DerivativeCases.Case example, NamedTensors point) {
        return engine.valueAndGrad(at -> objective(example, at), point).gradient();
    }

    private NamedTensors point(DerivativeCases.Case example, Precision precision) {
        return point(example, engine, precision);
    }

    private static NamedTensors point(DerivativeCases.Case example, Engine maker, Precision precision) {
        NamedTensors point = NamedTensors.empty();
        List<Tensor> arguments = example.arguments(maker, precision);
        for (int i = 0; i < arguments.size(); i++) {
            point = point.with("x" + i, arguments.get(i));
        }
        return point;
    }

    private NamedTensors direction(NamedTensors point, long seed) {
        List<Tensor> values = point.values();
        NamedTensors direction = NamedTensors.empty();
        for (int i = 0; i < values.size(); i++) {
            Shape shape = values.get(i).shape();
            direction = direction.with("x" + i, engine.normal(Key.ofSeed(seed).fold(i), shape));
        }
        return direction;
    }

    private static Tensor innerTensor(NamedTensors x, NamedTensors y) {
        List<Tensor> parts =
                new ArrayList<>(x.map(y, Tensor::multiply).map(Tensor::sumAll).values());
        return parts.stream().reduce(Tensor::add).orElseThrow();
    }

    private static double inner(NamedTensors x, NamedTensors y) {
        return innerTensor(x, y).item();
    }

    private static double difference(
            Function<NamedTensors, Double> function, NamedTensors point, NamedTensors direction) {
        return (8 * (moved(function, point, direction, STEP) - moved(function, point, direction, -STEP))
                        - (moved(function, point, direction, 2 * STEP) - moved(function, point, direction, -2 * STEP)))
                / (12 * STEP);
    }

    private static double moved(
            Function<NamedTensors, Double> function, NamedTensors point, NamedTensors direction, double step) {
        return function.apply(point.map(direction, (x, d) -> x.add(d.multiply(step))));
    }

    private static double[] flat(NamedTensors tensors) {
        return tensors.values().stream()
                .flatMapToDouble(tensor -> Arrays.stream(tensor.toDoubles()))
                .toArray();
    }

    private static void assertClose(double actual, double expected, double tolerance) {
        assertThat(Math.abs(actual - expected) / Math.max(1, Math.abs(expected)))
                .as("%s against %s", actual, expected)
                .isLessThan(tolerance);
    }
}
