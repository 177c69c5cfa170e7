package org.erlangen.groups.affine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
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

final class AffineExponentialTest {
    private static final double ROUNDING = 1e-13;
    private static final double ROUNDING_OF_SECOND_DERIVATIVES = 1e-11;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final AffineGroup affine = new AffineGroup();

    @Tag("reference")
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void elementsAndTheirDerivativesAreThoseOfTheReference(String name, Fixture expected) {
        Tensor coordinates = expected.get("eps").tensor(tensors).expand(0);
        NamedTensors eta = extents(affine, expected.get("eta").numbers());

        Nearness.assertNear(affine.elements(coordinates, eta), expected.get("T").numbers(), Nearness.OF_VALUES);
        for (int i = 0; i < affine.dimension(); i++) {
            String extent = affine.extents().get(i).name();
            Tensor tangent = tensors.jvp(
                            point -> NamedTensors.of("T", affine.elements(coordinates, point)),
                            eta,
                            NamedTensors.of(extent, tensors.scalar(1)))
                    .tangents()
                    .get("T");
            Nearness.assertNear(tangent, expected.get("dT_deta").get(i).numbers(), Nearness.OF_VALUES);
        }
    }

    static Stream<Arguments> cases() {
        Stream.Builder<Arguments> cases = Stream.builder();
        Fixture.read("invariance/affine_expm.json")
                .get("cases")
                .forEach(node -> cases.add(Arguments.of(node.get("name").text(), node)));
        return cases.build();
    }

    @Tag("reference")
    @Test
    void generatorsAreThoseOfTheReference() {
        Fixture expected = Fixture.read("invariance/affine_expm.json").get("generators");
        for (int i = 0; i < 6; i++) {
            assertThat(affine.generators().get(i).elements())
                    .containsExactly(expected.get(i).numbers());
        }
    }

    @Test
    void closedFormAgreesWithTheGeneralExponentialOnRandomMatrices() {
        Tensor algebra = affine.algebra(random(200).multiply(2), extents(affine, 1, 1, 3, 1, 1, 1));

        assertAgrees(algebra);
    }

    /** delta = shear^2 + difference of scales^2 - rotation^2 crosses -0.1, 0 and 0.1, where the branches meet. */
    @Test
    void closedFormAgreesWhereItsBranchesMeet() {
        double[] turns = {0, 1e-9, 1e-4, 0.3, Math.sqrt(0.1), Math.nextUp(Math.sqrt(0.1)), 0.3163, 1, 2};
        double[] rows = new double[turns.length * turns.length * 6];
        for (int i = 0; i < turns.length * turns.length; i++) {
            rows[i * 6] = 0.3;
            rows[i * 6 + 1] = -0.2;
            rows[i * 6 + 2] = turns[i / turns.length];
            rows[i * 6 + 5] = turns[i % turns.length];
        }
        Tensor coordinates = tensors.of(Shape.of(turns.length * turns.length, 6), rows);

        assertAgrees(affine.algebra(coordinates, extents(affine, 1, 1, 1, 1, 1, 1)));
    }

    @Test
    void closedFormAgreesWhereTheLinearPartIsSingular() {
        Tensor coordinates = tensors.matrix(
                new double[] {1, 2, 0, 0, 0, 0},
                new double[] {1, 2, 0, 3, 0, 0},
                new double[] {1, 2, 0, -3, 0, 0},
                new double[] {1, 2, 1, 0, 0, 1},
                new double[] {1, 2, 0, 1, -1, 0},
                new double[] {1, 2, 0, 3, 3, 3});

        assertAgrees(affine.algebra(coordinates, extents(affine, 1, 1, 1, 1, 1, 1)));
    }

    @Test
    void closedFormIsExactUpToTheLargestEigenvalueThatItPromises() {
        double largest = AffineExponential.LARGEST_EIGENVALUE;
        Tensor algebra = tensors.of(Shape.of(1, 3, 3), largest, 0, 1, 0, largest / 2, 1, 0, 0, 0);
        double[] expected = {
            Math.exp(largest),
            0,
            Math.expm1(largest) / largest,
            0,
            Math.exp(largest / 2),
            Math.expm1(largest / 2) / (largest / 2),
            0,
            0,
            1
        };

        Nearness.assertNear(AffineExponential.of(algebra), expected, ROUNDING);
    }

    @Test
    void translationsAreExact() {
        TranslationGroup group = new TranslationGroup();
        NamedTensors eta = extents(group, 0.5, 0.25);

        assertThat(group.elements(tensors.matrix(new double[] {1, -1}), eta).toDoubles())
                .containsExactly(1, 0, 0.5, 0, 1, -0.25, 0, 0, 1);
    }

    @Test
    void scalesAreThePartOfTheAffineGroupWithTheirGenerators() {
        Tensor two = tensors.matrix(new double[] {0.7, -0.4});
        Tensor scales = tensors.matrix(new double[] {0, 0, 0, 0.7, -0.4, 0});
        NamedTensors ones = extents(affine, 1, 1, 1, 1, 1, 1);
        ScaleGroup scale = new ScaleGroup();

        assertThat(scale.elements(two, extents(scale, 1, 1)).toDoubles())
                .containsExactly(affine.elements(scales, ones).toDoubles());
    }

    @Test
    void rotationsMayNotGoBeyondHalfATurn() {
        assertThat(affine.extents().get(2).constraint().limit()).isEqualTo(Math.PI);
    }

    private void assertAgrees(Tensor algebra) {
        UnaryOperator<Tensor> closed = AffineExponential::of;
        UnaryOperator<Tensor> general = Tensor::matrixExponential;
        Tensor weight = tensors.normal(Key.ofSeed(1), algebra.shape());
        Tensor direction = tensors.normal(Key.ofSeed(2), algebra.shape()).multiply(mask());

        Nearness.assertNear(closed.apply(algebra), general.apply(algebra).toDoubles(), ROUNDING);
        Nearness.assertNear(
                gradient(closed, algebra, weight),
                gradient(general, algebra, weight).toDoubles(),
                ROUNDING);
        Nearness.assertNear(
                curvature(closed, algebra, weight, direction),
                curvature(general, algebra, weight, direction).toDoubles(),
                ROUNDING_OF_SECOND_DERIVATIVES);
    }

    private Tensor gradient(UnaryOperator<Tensor> exponential, Tensor algebra, Tensor weight) {
        return tensors.pullback(exponential, algebra, weight).multiply(mask());
    }

    private Tensor curvature(UnaryOperator<Tensor> exponential, Tensor algebra, Tensor weight, Tensor direction) {
        return tensors.pushforward(point -> gradient(exponential, point, weight), algebra, direction);
    }

    /** The last row is 0 by definition, so derivatives by it mean nothing. */
    private Tensor mask() {
        return tensors.matrix(new double[] {1, 1, 1}, new double[] {1, 1, 1}, new double[] {0, 0, 0});
    }

    private Tensor random(int count) {
        return tensors.uniform(Key.ofSeed(0), Shape.of(count, 6)).multiply(2).subtract(1);
    }

    private NamedTensors extents(LieGroup group, double... values) {
        NamedTensors eta = NamedTensors.empty();
        for (int i = 0; i < values.length; i++) {
            eta = eta.with(group.extents().get(i).name(), tensors.scalar(values[i]));
        }
        return eta;
    }
}
