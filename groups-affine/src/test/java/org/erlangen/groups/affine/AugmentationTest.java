package org.erlangen.groups.affine;

import com.fasterxml.jackson.databind.JsonNode;
import org.erlangen.api.symmetry.PlaneAction;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random affine copies of images of several channels that are not square, from base coordinates to gradients. */
@Tag("reference")
final class AugmentationTest {
    private static final JsonNode REFERENCE = Fixture.read("laplace/affine_resample.json");

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final AffineGroup affine = new AffineGroup();
    private final Tensor coordinates =
            Fixture.tensor(tensors, REFERENCE.get("epsilon")).reshape(-1, 6);
    private final Tensor images = Fixture.tensor(tensors, REFERENCE.get("images"));

    @Test
    void matricesAreThoseOfTheReference() {
        Nearness.assertNear(
                affine.elements(coordinates, eta()),
                Fixture.numbers(REFERENCE.get("transform_matrices")),
                Nearness.OF_VALUES);
    }

    @Test
    void imagesAreThoseOfTheReferenceWithEitherPlaceOfTheCorners() {
        Tensor elements = affine.elements(coordinates, eta());
        Nearness.assertNear(
                PlaneAction.act(elements, images), Fixture.numbers(REFERENCE.get("output")), Nearness.OF_VALUES);
        Nearness.assertNear(
                PlaneAction.act(elements, images, PlaneAction.Corners.EDGES),
                Fixture.numbers(REFERENCE.get("output_align_corners_false")),
                Nearness.OF_VALUES);
    }

    @Test
    void gradientsInExtentsAndImagesAreThoseOfTheReference() {
        Pullback pullback = tensors.vjp(
                point ->
                        NamedTensors.of("output", affine.act(affine.elements(coordinates, point), point.get("images"))),
                eta().with("images", images));
        Tensor cotangent = Fixture.tensor(tensors, REFERENCE.get("output_cotangent"));
        NamedTensors gradient = pullback.apply(NamedTensors.of(
                "output", cotangent.reshape(pullback.outputs().get("output").shape())));

        Nearness.assertNear(
                gradient.get("images"), Fixture.numbers(REFERENCE.get("grad_images")), Nearness.OF_GRADIENTS);
        double[] expected = Fixture.numbers(REFERENCE.get("grad_eta"));
        for (int i = 0; i < expected.length; i++) {
            Nearness.assertNear(
                    gradient.get(affine.extents().get(i).name()), new double[] {expected[i]}, Nearness.OF_GRADIENTS);
        }
    }

    private NamedTensors eta() {
        double[] numbers = Fixture.numbers(REFERENCE.get("eta"));
        NamedTensors eta = NamedTensors.empty();
        for (int i = 0; i < numbers.length; i++) {
            eta = eta.with(affine.extents().get(i).name(), tensors.scalar(numbers[i]));
        }
        return eta;
    }
}
