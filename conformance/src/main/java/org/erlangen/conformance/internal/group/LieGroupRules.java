package org.erlangen.conformance.internal.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.conformance.Tolerance.FACTORISED;

import java.util.Arrays;
import java.util.stream.Stream;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.Generator;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;

/** What holds for groups that are exponentials of generators. */
public final class LieGroupRules {
    private static final int COUNT = 5;

    private final Sample sample;
    private final LieGroup group;

    private LieGroupRules(Sample sample, LieGroup group) {
        this.sample = sample;
        this.group = group;
    }

    /** The tests of a group. */
    public static Stream<DynamicTest> tests(Sample sample, LieGroup group) {
        LieGroupRules rules = new LieGroupRules(sample, group);
        return Stream.of(
                        Stream.of(
                                DynamicTest.dynamicTest("generators fit the domain", rules::generatorsFit),
                                DynamicTest.dynamicTest("there is one extent per generator", rules::extentsFit)),
                        Rule.inBoth("zero coordinates give the identity", rules::zeroCoordinates),
                        Rule.inBoth("zero extents give the identity", rules::zeroExtents),
                        Rule.inBoth("opposite coordinates give inverses", rules::inverses),
                        Rule.inBoth("coordinates of one generator add", rules::oneParameter),
                        Rule.inBoth("elements are exponentials of the algebra", rules::exponentials),
                        Rule.inBoth("points move by a product as by its factors", rules::composition))
                .flatMap(tests -> tests);
    }

    private void generatorsFit() {
        assertThat(group.generators()).isNotEmpty();
        assertThat(group.generators().stream().map(Generator::name)).doesNotHaveDuplicates();
        for (Generator generator : group.generators()) {
            int size = generator.size();
            assertThat(size).as(generator.name()).isEqualTo(size());
            assertThat(Arrays.stream(generator.elements()).skip((long) size * (size - 1)))
                    .as("last row of " + generator.name() + ", homogeneous")
                    .containsOnly(0.0);
        }
        if (group.domain() == Domain.IMAGE_PLANE) {
            assertThat(size()).isEqualTo(3);
        }
    }

    private void extentsFit() {
        assertThat(group.dimension()).isEqualTo(group.generators().size());
        assertThat(group.extents()).hasSameSizeAs(group.generators());
    }

    private void zeroCoordinates(Precision precision) {
        checkIdentity("elements at zero", group.elements(sample.origin(COUNT, precision), sample.extents(precision)));
    }

    private void zeroExtents(Precision precision) {
        NamedTensors none = sample.extents(precision).map(extent -> extent.multiply(0));
        checkIdentity("elements without extent", group.elements(sample.coordinates(COUNT, precision), none));
    }

    private void inverses(Precision precision) {
        Tensor coordinates = sample.coordinates(COUNT, precision);
        NamedTensors extents = sample.extents(precision);
        Tensor there = group.elements(coordinates, extents);
        Tensor back = group.elements(coordinates.negate(), extents);
        checkIdentity("element by its inverse", there.matmul(back));
    }

    private void oneParameter(Precision precision) {
        NamedTensors extents = sample.extents(precision);
        for (int i = 0; i < group.dimension(); i++) {
            Tensor first = group.elements(along(i, 0.7, precision), extents);
            Tensor second = group.elements(along(i, -0.4, precision), extents);
            Tensor both = group.elements(along(i, 0.7 - 0.4, precision), extents);
            String name = group.generators().get(i).name();
            Sample.check("0.7 and -0.4 along " + name, FACTORISED, first.matmul(second), both);
        }
    }

    private void exponentials(Precision precision) {
        Tensor coordinates = sample.coordinates(COUNT, precision);
        NamedTensors extents = sample.extents(precision);
        Tensor exponentials = group.algebra(coordinates, extents).matrixExponential();
        Sample.check("elements", FACTORISED, group.elements(coordinates, extents), exponentials);
    }

    private void composition(Precision precision) {
        if (group.domain() == Domain.IMAGE_PLANE) {
            return;
        }
        Tensor first = sample.elements(COUNT, precision);
        Tensor second = first.flip(0);
        Tensor x = sample.data(COUNT, precision);
        Tensor stepwise = group.act(second, group.act(first, x));
        Sample.check("points", FACTORISED, group.act(second.matmul(first), x), stepwise);
    }

    private Tensor along(int axis, double coordinate, Precision precision) {
        double[] coordinates = new double[group.dimension()];
        coordinates[axis] = coordinate;
        return sample.tensors().of(Shape.of(1, coordinates.length), precision, coordinates);
    }

    private void checkIdentity(String what, Tensor elements) {
        Sample.check(what, FACTORISED, elements, sample.identities(COUNT, size(), elements.precision()));
    }

    private int size() {
        return group.generators().get(0).size();
    }
}
