package org.erlangen.groups.affine;

import java.util.stream.Stream;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Precision;
import org.erlangen.conformance.GroupConformance;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The groups of this module keep the contract of a group. */
class GroupContractTest {
    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @TestFactory
    Stream<? extends DynamicNode> affineMapsKeepIt() {
        return contract(new AffineGroup());
    }

    @TestFactory
    Stream<? extends DynamicNode> translationsKeepIt() {
        return contract(new TranslationGroup());
    }

    @TestFactory
    Stream<? extends DynamicNode> scalesKeepIt() {
        return contract(new ScaleGroup());
    }

    private Stream<? extends DynamicNode> contract(Transformations group) {
        return GroupConformance.tests(group, engine);
    }
}
