package org.erlangen.conformance.internal.group;

import static org.erlangen.conformance.Tolerance.DIFFERENCES;

import java.util.function.Function;
import java.util.stream.Stream;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;

/** Derivatives by each extent against central differences, in float64; of a tensor those in the direction of ones. */
public final class DerivativeRules {
    private static final int COUNT = 4;
    private static final Precision FINE = Precision.FLOAT64;
    /** Differences of smooth functions err by its square, and by rounding over it. */
    private static final double STEP = 1e-5;
    /** Smaller for images: on no reading position may a step cross from one pixel to the next. */
    private static final double IMAGE_STEP = 1e-7;

    private final Sample sample;
    private final Transformations transformations;

    private DerivativeRules(Sample sample) {
        this.sample = sample;
        this.transformations = sample.transformations();
    }

    /** The tests of a sample: one of each kind per extent. */
    public static Stream<DynamicTest> tests(Sample sample) {
        DerivativeRules rules = new DerivativeRules(sample);
        return sample.extents(FINE).names().stream()
                .flatMap(name -> Stream.of(
                        DynamicTest.dynamicTest(
                                "derivative of the elements by " + name + ", forwards", () -> rules.forwards(name)),
                        DynamicTest.dynamicTest(
                                "derivative of the elements by " + name + ", backwards", () -> rules.backwards(name)),
                        DynamicTest.dynamicTest(
                                "second derivatives of the elements by " + name, () -> rules.twice(name)),
                        DynamicTest.dynamicTest("derivative of the action by " + name, () -> rules.ofAction(name))));
    }

    private void forwards(String name) {
        Tensor extent = sample.extents(FINE).get(name);
        NamedTensors tangent = NamedTensors.of(name, sample.tensors().filled(extent.shape(), 1, FINE));
        Tensor derivative = sample.tensors()
                .jvp(this::elements, sample.extents(FINE), tangent)
                .tangents()
                .get("elements");
        Tensor differences = differences(extents -> elements(extents).get("elements"), name, STEP);
        Sample.check("derivative by " + name, DIFFERENCES, derivative, differences);
    }

    private void backwards(String name) {
        Tensor derivative =
                gradient(this::weighedElements, sample.extents(FINE)).get(name).sumAll();
        Sample.check("derivative by " + name, DIFFERENCES, derivative, differences(this::weighedElements, name, STEP));
    }

    private void twice(String name) {
        Tensor derivative =
                gradient(this::sumOfSlopes, sample.extents(FINE)).get(name).sumAll();
        Sample.check(
                "second derivative by " + name, DIFFERENCES, derivative, differences(this::sumOfSlopes, name, STEP));
    }

    private void ofAction(String name) {
        Tensor derivative =
                gradient(this::weighedAction, sample.extents(FINE)).get(name).sumAll();
        Sample.check(
                "derivative by " + name, DIFFERENCES, derivative, differences(this::weighedAction, name, IMAGE_STEP));
    }

    private NamedTensors elements(NamedTensors extents) {
        return NamedTensors.of("elements", transformations.elements(sample.coordinates(COUNT, FINE), extents));
    }

    private Tensor weighedElements(NamedTensors extents) {
        return weighed(elements(extents).get("elements"));
    }

    private Tensor weighedAction(NamedTensors extents) {
        return weighed(transformations.act(elements(extents).get("elements"), sample.data(2, FINE)));
    }

    /** The sum of the first derivatives of {@link #weighedElements}. */
    private Tensor sumOfSlopes(NamedTensors extents) {
        return gradient(this::weighedElements, extents).values().stream()
                .map(Tensor::sumAll)
                .reduce(sample.tensors().scalar(0, FINE), Tensor::add);
    }

    private Tensor weighed(Tensor x) {
        return x.multiply(sample.random("weights", x.shape(), FINE)).sumAll();
    }

    private NamedTensors gradient(Function<NamedTensors, Tensor> function, NamedTensors at) {
        return sample.tensors().valueAndGrad(function, at).gradient();
    }

    private Tensor differences(Function<NamedTensors, Tensor> function, String name, double step) {
        NamedTensors extents = sample.extents(FINE);
        Tensor above = function.apply(extents.with(name, extents.get(name).add(step)));
        Tensor below = function.apply(extents.with(name, extents.get(name).subtract(step)));
        return above.subtract(below).divide(2 * step);
    }
}
