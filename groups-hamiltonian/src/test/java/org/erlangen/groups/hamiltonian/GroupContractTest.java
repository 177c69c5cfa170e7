package org.erlangen.groups.hamiltonian;

import java.util.stream.Stream;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.GroupConformance;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.hamiltonian.ObservablesOptions.Family;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The groups of this module keep the contract of a group. */
class GroupContractTest {
    private static final Shape STATE = Shape.of(8);
    private static final MeasureOptions BALL = new MeasureOptions(Measure.BALL, 0.1);
    private static final BodiesOptions BODIES = new BodiesOptions(2, Measure.ONE_BALL, 0.1);

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @TestFactory
    Stream<? extends DynamicNode> flowsOfQuadraticObservablesKeepIt() {
        return contract(learnt(Family.QUADRATIC, 1));
    }

    @TestFactory
    Stream<? extends DynamicNode> flowsWithCommutatorsKeepIt() {
        return contract(learnt(Family.QUADRATIC, 2));
    }

    @TestFactory
    Stream<? extends DynamicNode> flowsOfNetworksKeepIt() {
        return contract(learnt(Family.NETWORK, 1));
    }

    @TestFactory
    Stream<? extends DynamicNode> phaseRotationsKeepIt() {
        return contract(new PhaseRotationGroup().transformations(BALL, STATE));
    }

    @TestFactory
    Stream<? extends DynamicNode> unitaryMapsKeepIt() {
        return contract(new UnitaryGroup().transformations(BALL, STATE));
    }

    @TestFactory
    Stream<? extends DynamicNode> translationsOfBodiesKeepIt() {
        return contract(new PhaseTranslationGroup().transformations(BODIES, STATE));
    }

    @TestFactory
    Stream<? extends DynamicNode> euclideanMapsKeepIt() {
        return contract(new EuclideanGroup().transformations(BODIES, STATE));
    }

    @TestFactory
    Stream<? extends DynamicNode> flowsOfAllInvariantsKeepIt() {
        return contract(new QuadraticInvariantsGroup().transformations(BODIES, STATE));
    }

    private static Transformations learnt(Family family, int order) {
        ObservablesOptions options = new ObservablesOptions(2, family, 3, 0.1, Measure.UNIFORM, 0.5, order, 4);
        return new ObservablesGroup().transformations(options, STATE);
    }

    private Stream<? extends DynamicNode> contract(Transformations group) {
        return GroupConformance.tests(group, engine, STATE);
    }
}
