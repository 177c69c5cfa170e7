package org.erlangen.groups.affine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.erlangen.api.symmetry.PlaneAction;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("reference")
final class ResamplingTest {
    private static final Fixture REFERENCE = Fixture.read("invariance/resample.json");

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final AffineGroup affine = new AffineGroup();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void imagesAndGradientsAreThoseOfTheReference(String name, Fixture expected) {
        PlaneAction.Corners corners =
                expected.get("align_corners").truth() ? PlaneAction.Corners.ALIGNED : PlaneAction.Corners.EDGES;
        NamedTensors point =
                NamedTensors.of("image", image(expected.get("image")), "theta", matrix(expected.get("theta")));
        Pullback pullback = tensors.vjp(
                inputs -> NamedTensors.of("output", PlaneAction.act(inputs.get("theta"), inputs.get("image"), corners)),
                point);
        NamedTensors gradient = pullback.apply(NamedTensors.of("output", image(expected.get("cotangent"))));

        Nearness.assertNear(
                pullback.outputs().get("output"), expected.get("output").numbers(), Nearness.OF_VALUES);
        Nearness.assertNear(gradient.get("image"), expected.get("grad_image").numbers(), Nearness.OF_GRADIENTS);
        if (expected.get("smooth_point").truth()) {
            Nearness.assertNear(
                    gradient.get("theta").slice(1, 0, 2),
                    expected.get("grad_theta").numbers(),
                    Nearness.OF_GRADIENTS);
        }
    }

    static Stream<Arguments> cases() {
        Stream.Builder<Arguments> cases = Stream.builder();
        REFERENCE
                .get("cases")
                .forEach(node -> cases.add(Arguments.of(
                        node.get("name").text() + ", corners aligned: " + node.get("align_corners"), node)));
        return cases.build();
    }

    @Test
    void gradientsPassFromPreactivationsThroughFiltersToExtents() {
        Fixture chain = REFERENCE.get("filter_chain");
        Tensor images = chain.get("images").tensor(tensors).reshape(4, -1);
        NamedTensors point = NamedTensors.of("filters", chain.get("filters").tensor(tensors));
        double[] eta = chain.get("eta").numbers();
        for (int i = 0; i < eta.length; i++) {
            point = point.with(affine.extents().get(i).name(), tensors.scalar(eta[i]));
        }
        Pullback pullback = tensors.vjp(inputs -> preactivations(inputs, chain, images), point);
        NamedTensors gradient = pullback.apply(
                NamedTensors.of("preactivations", chain.get("cotangent").tensor(tensors)));

        assertSame(pullback.outputs(), "T", chain.get("T"));
        assertSame(pullback.outputs(), "filters", chain.get("resampled_filters"));
        assertSame(pullback.outputs(), "preactivations", chain.get("preactivations"));
        Nearness.assertNear(gradient.get("filters"), chain.get("grad_filters").numbers(), Nearness.OF_GRADIENTS);
        double[] expected = chain.get("grad_eta").numbers();
        for (int i = 0; i < expected.length; i++) {
            Nearness.assertNear(
                    gradient.get(affine.extents().get(i).name()), new double[] {expected[i]}, Nearness.OF_GRADIENTS);
        }
    }

    /** Two elements acting on three filters as three channels of one image. */
    private NamedTensors preactivations(NamedTensors inputs, Fixture chain, Tensor images) {
        Tensor elements = affine.elements(chain.get("eps").tensor(tensors), inputs);
        Tensor moved = affine.act(elements, inputs.get("filters").expand(0));
        Tensor products = images.matmul(moved.reshape(6, -1), false, true).reshape(4, 2, 3);
        return NamedTensors.of("T", elements, "filters", moved).with("preactivations", products);
    }

    @Test
    void adjointFilterGivesTheSameProductAsTheTransformedImage() {
        Fixture expected = REFERENCE.get("adjoint");
        Tensor filter = image(expected.get("filter"));
        Tensor image = image(expected.get("image"));
        Tensor theta = matrix(expected.get("theta"));
        Tensor adjoint = tensors.pullback(x -> PlaneAction.act(theta, x), image, filter);
        double transformed =
                PlaneAction.act(theta, image).multiply(filter).sumAll().item();

        Nearness.assertNear(adjoint, expected.get("adjoint_filter").numbers(), Nearness.OF_VALUES);
        assertThat(transformed)
                .isCloseTo(expected.get("resampled_image_dot_filter").number(), within(Nearness.OF_VALUES));
        assertThat(image.multiply(adjoint).sumAll().item()).isCloseTo(transformed, within(Nearness.OF_VALUES));
    }

    @Test
    void smoothFilterReadThroughTheInverseMapGivesNearlyTheSameProduct() {
        Fixture expected = REFERENCE.get("smooth_change_of_variables");
        Tensor image = sampled((x, y) -> Math.exp(-(square(x - 0.1) + square(y + 0.15)) / 0.08));
        Tensor filter = sampled((x, y) -> Math.exp(-(square(x + 0.05) + square(y - 0.1)) / 0.1) * Math.cos(3 * x));
        double exact = PlaneAction.act(matrix(expected.get("T")), image)
                .multiply(filter)
                .sumAll()
                .item();
        double inverse = PlaneAction.act(matrix(expected.get("T_inverse")), filter)
                .multiply(image)
                .sumAll()
                .item();

        assertThat(exact).isCloseTo(expected.get("resampled_image_dot_filter").number(), within(1e-10));
        assertThat(inverse)
                .isCloseTo(
                        expected.get("image_dot_filter_resampled_with_inverse").number(), within(1e-10));
        assertThat(inverse * expected.get("det_inverse").number() / exact).isCloseTo(1, within(0.01));
    }

    private static void assertSame(NamedTensors actual, String name, Fixture expected) {
        Nearness.assertNear(actual.get(name), expected.numbers(), Nearness.OF_VALUES);
    }

    private Tensor sampled(DoubleBinaryOperator function) {
        int side = REFERENCE.get("smooth_change_of_variables").get("grid").integer();
        double[] values = new double[side * side];
        for (int i = 0; i < values.length; i++) {
            double x = -1 + 2.0 * (i % side) / (side - 1);
            double y = -1 + 2.0 * Math.floorDiv(i, side) / (side - 1);
            values[i] = function.applyAsDouble(x, y);
        }
        return tensors.of(Shape.of(1, 1, side, side), values);
    }

    private static double square(double number) {
        return number * number;
    }

    private Tensor image(Fixture rows) {
        return rows.tensor(tensors).expand(0).expand(0);
    }

    private Tensor matrix(Fixture twoRows) {
        Tensor last = tensors.matrix(new double[] {0, 0, 1});
        return tensors.concatenate(0, twoRows.tensor(tensors).slice(0, 0, 2), last)
                .expand(0);
    }
}
