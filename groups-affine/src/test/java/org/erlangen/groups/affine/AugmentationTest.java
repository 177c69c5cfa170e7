package org.erlangen.groups.affine;

import org.erlangen.api.symmetry.PlaneAction;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random affine copies of images of several channels that are not square, from base coordinates to gradients. */
@Tag("reference")
final class AugmentationTest {
    private static final Fixture REFERENCE = Fixture.read("laplace/affine_resample.json");

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final AffineGroup affine = new AffineGroup();
    private final Tensor coordinates = REFERENCE.get("epsilon").tensor(tensors).reshape(-1, 6);
    private final Tensor images = REFERENCE.get("images").tensor(tensors);

    @Test
    void matricesAreThoseOfTheReference() {
        Nearness.assertNear(
                affine.elements(coordinates, eta()),
                REFERENCE.get("transform_matrices").numbers(),
                Nearness.OF_VALUES);
    }

    @Test
    void imagesAreThoseOfTheReferenceWithEitherPlaceOfTheCorners() {
        Tensor elements = affine.elements(coordinates, eta());
        Nearness.assertNear(
                PlaneAction.act(elements, images), REFERENCE.get("output").numbers(), Nearness.OF_VALUES);
        Nearness.assertNear(
                PlaneAction.act(elements, images, PlaneAction.Corners.EDGES),
                REFERENCE.get("output_align_corners_false").numbers(),
                Nearness.OF_VALUES);
    }

    @Test
    void gradientsInExtentsAndImagesAreThoseOfTheReference() {
        Pullback pullback = tensors.vjp(
                point ->
                        NamedTensors.of("output", affine.act(affine.elements(coordinates, point), point.get("images"))),
                eta().with("images", images));
        Tensor cotangent = REFERENCE.get("output_cotangent").tensor(tensors);
        NamedTensors gradient = pullback.apply(NamedTensors.of(
                "output", cotangent.reshape(pullback.outputs().get("output").shape())));

        Nearness.assertNear(gradient.get("images"), REFERENCE.get("grad_images").numbers(), Nearness.OF_GRADIENTS);
        double[] expected = REFERENCE.get("grad_eta").numbers();
        for (int i = 0; i < expected.length; i++) {
            Nearness.assertNear(
                    gradient.get(affine.extents().get(i).name()), new double[] {expected[i]}, Nearness.OF_GRADIENTS);
        }
    }

    private NamedTensors eta() {
        double[] numbers = REFERENCE.get("eta").numbers();
        NamedTensors eta = NamedTensors.empty();
        for (int i = 0; i < numbers.length; i++) {
            eta = eta.with(affine.extents().get(i).name(), tensors.scalar(numbers[i]));
        }
        return eta;
    }
}
