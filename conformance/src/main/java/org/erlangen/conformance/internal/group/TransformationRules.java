package org.erlangen.conformance.internal.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.conformance.Tolerance.EXACT;
import static org.erlangen.conformance.Tolerance.FACTORISED;

import java.util.List;
import java.util.stream.Stream;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;

/** What holds for everything that acts. */
public final class TransformationRules {
    private static final int COUNT = 6;
    private static final int BATCH = 2;

    private final Sample sample;
    private final Transformations transformations;

    private TransformationRules(Sample sample) {
        this.sample = sample;
        this.transformations = sample.transformations();
    }

    /** The tests of a sample. */
    public static Stream<DynamicTest> tests(Sample sample) {
        TransformationRules rules = new TransformationRules(sample);
        return Stream.of(
                        Stream.of(DynamicTest.dynamicTest(
                                "extents have a group's name, a dot and a name of their own", rules::extentNames)),
                        Rule.inBoth("there is one element for each row of coordinates", rules::countsElements),
                        Rule.inBoth("an element depends on its own coordinates only", rules::elementsAreIndependent),
                        Rule.inBoth("the identity changes nothing", rules::identityActs),
                        Rule.inBoth("each datum is moved by its own elements", rules::actsInGroups),
                        Rule.inBoth("acting on images is linear", rules::actsLinearly))
                .flatMap(tests -> tests);
    }

    private void extentNames() {
        List<String> names =
                transformations.extents().stream().map(Hyperparameter::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[^.]+\\..+"));
        assertThat(names.stream()
                        .map(name -> name.substring(0, name.indexOf('.')))
                        .distinct())
                .hasSizeLessThanOrEqualTo(1);
    }

    private void countsElements(Precision precision) {
        Tensor elements = sample.elements(COUNT, precision);
        assertThat(elements.shape().size(0)).isEqualTo(COUNT);
        assertThat(elements.precision()).isEqualTo(precision);
    }

    private void elementsAreIndependent(Precision precision) {
        Tensor all = sample.elements(COUNT, precision);
        NamedTensors extents = sample.extents(precision);
        for (int i = 0; i < COUNT; i++) {
            Tensor alone = transformations.elements(
                    sample.coordinates(COUNT, precision).slice(0, i, i + 1), extents);
            Sample.check("element " + i, FACTORISED, alone, all.slice(0, i, i + 1));
        }
    }

    private void identityActs(Precision precision) {
        Tensor x = sample.data(BATCH, precision);
        Tensor identity = transformations.elements(sample.origin(BATCH, precision), sample.extents(precision));
        Tensor moved = transformations.act(identity, x);
        assertThat(moved.shape()).isEqualTo(x.shape());
        Sample.check("data moved by the identity", FACTORISED, moved, x);
    }

    private void actsInGroups(Precision precision) {
        Tensor elements = sample.elements(COUNT, precision);
        Tensor x = sample.data(BATCH, precision);
        Tensor together = transformations.act(elements, x);
        assertThat(together.shape()).isEqualTo(x.shape().with(0, COUNT));
        for (int i = 0; i < COUNT; i++) {
            int datum = i / (COUNT / BATCH);
            Tensor alone = transformations.act(elements.slice(0, i, i + 1), x.slice(0, datum, datum + 1));
            Sample.check("datum " + datum + " moved by element " + i, FACTORISED, alone, together.slice(0, i, i + 1));
        }
    }

    private void actsLinearly(Precision precision) {
        if (transformations.domain() != Domain.IMAGE_PLANE) {
            return;
        }
        Tensor elements = sample.elements(COUNT, precision);
        Tensor x = sample.data(BATCH, precision);
        Tensor y = sample.random("another", x.shape(), precision);
        Tensor sum = transformations.act(elements, x.multiply(2).subtract(y));
        Tensor parts = transformations.act(elements, x).multiply(2).subtract(transformations.act(elements, y));
        Sample.check("2 x - y moved", FACTORISED, sum, parts);
        Tensor zero = sample.tensors().filled(x.shape(), 0, precision);
        Tensor moved = transformations.act(elements, zero);
        Tensor zeros = sample.tensors().filled(Shape.of(moved.shape().sizes()), 0, precision);
        Sample.check("zeros moved", EXACT, moved, zeros);
    }
}
