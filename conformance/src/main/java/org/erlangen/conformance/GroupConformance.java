package org.erlangen.conformance;

import java.util.stream.Stream;
import org.erlangen.api.symmetry.FiniteGroup;
import org.erlangen.api.symmetry.LieGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.internal.group.DerivativeRules;
import org.erlangen.conformance.internal.group.FiniteGroupRules;
import org.erlangen.conformance.internal.group.LieGroupRules;
import org.erlangen.conformance.internal.group.Sample;
import org.erlangen.conformance.internal.group.TransformationRules;
import org.junit.jupiter.api.DynamicTest;

/**
 * The tests that {@link Transformations} have to pass: identity, inverses, composition, exponentials, tables, linearity of the action, and
 * derivatives by every extent against central differences.
 *
 * <p>Use: {@code @TestFactory Stream<DynamicTest> isAGroup() { return GroupConformance.tests(group, engine); }}, with an engine over a
 * device, for instance {@link ReferenceDevice}.
 */
public final class GroupConformance {
    private GroupConformance() {}

    /** The tests of a group of matrices; data to act on follow from its domain. */
    public static Stream<DynamicTest> tests(Transformations transformations, Tensors tensors) {
        return tests(Sample.of(transformations, tensors));
    }

    /** The tests of transformations of data of shape {@code datum}, the axes of x without the first: for elements that are not matrices. */
    public static Stream<DynamicTest> tests(Transformations transformations, Tensors tensors, Shape datum) {
        return tests(Sample.of(transformations, tensors, datum));
    }

    private static Stream<DynamicTest> tests(Sample sample) {
        Stream<DynamicTest> common = Stream.concat(TransformationRules.tests(sample), DerivativeRules.tests(sample));
        return Stream.concat(common, special(sample));
    }

    private static Stream<DynamicTest> special(Sample sample) {
        if (sample.transformations() instanceof LieGroup group) {
            return LieGroupRules.tests(sample, group);
        }
        if (sample.transformations() instanceof FiniteGroup group) {
            return FiniteGroupRules.tests(sample, group);
        }
        return Stream.empty();
    }
}
