package org.erlangen.groups.rotation;

import java.util.stream.Stream;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Precision;
import org.erlangen.conformance.GroupConformance;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.rotation.FiniteOptions.Space;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The groups of this module keep the contract of a group. */
class GroupContractTest {
    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @TestFactory
    Stream<DynamicNode> turnsKeepIt() {
        return Stream.of(1, 2, 3, 4, 6, 7)
                .flatMap(order -> both("C" + order, order, new CyclicGroup()::transformations));
    }

    @TestFactory
    Stream<DynamicNode> turnsAndReflectionsKeepIt() {
        return Stream.of(1, 2, 3, 4, 5)
                .flatMap(order -> both("D" + order, order, new DihedralGroup()::transformations));
    }

    @TestFactory
    Stream<? extends DynamicNode> rotationsOfThePlaneKeepIt() {
        return GroupConformance.tests(new RotationGroup(), engine);
    }

    @TestFactory
    Stream<? extends DynamicNode> rotationsOfPointsOfThePlaneKeepIt() {
        return GroupConformance.tests(new PointRotationGroup(), engine);
    }

    @TestFactory
    Stream<? extends DynamicNode> rotationsOfSpaceKeepIt() {
        return GroupConformance.tests(new SpaceRotationGroup().transformations(new NoOptions()), engine);
    }

    private Stream<DynamicNode> both(String name, int order, Provider group) {
        return Stream.of(Space.values())
                .map(space -> DynamicContainer.dynamicContainer(
                        name + " on " + space,
                        GroupConformance.tests(group.of(new FiniteOptions(order, space)), engine)));
    }

    private interface Provider {
        Transformations of(FiniteOptions options);
    }
}
