package org.erlangen.groups.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.ObservableFlows;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.TransformationGroup;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservablesGroupTest {
    private static final MeasureOptions BALL = new MeasureOptions(Measure.BALL, 1);
    private static final BodiesOptions IN_THREE_AXES = new BodiesOptions(3, Measure.BALL, 1);

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void observablesHaveAsManyCoordinatesAsStates() {
        List<Hyperparameter> extents =
                transformations(ObservablesOptions.Family.QUADRATIC).extents();

        assertThat(extents)
                .extracting(Hyperparameter::name)
                .containsExactly("observables.quadratic", "observables.linear");
        assertThat(extents).extracting(Hyperparameter::shape).containsExactly(Shape.of(3, 4, 4), Shape.of(3, 4));
        assertThat(extents).extracting(Hyperparameter::initial).containsOnly(0.2);
    }

    @ParameterizedTest
    @EnumSource
    void observablesCanBeLookedAt(ObservablesOptions.Family family) {
        ObservableFlows flows = transformations(family);
        NamedTensors extents = extents(flows);
        List<Observable> observables = flows.observables(extents);
        Tensor x = engine.normal(Key.ofSeed(2), Shape.of(6, 4));

        assertThat(observables).hasSize(3);
        assertThat(observables.get(0) instanceof QuadraticObservable)
                .isEqualTo(family == ObservablesOptions.Family.QUADRATIC);
        assertThat(observables.get(2).value(x).toDoubles())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(values(family, extents, x).slice(1, 2, 3).toDoubles());
    }

    private Tensor values(ObservablesOptions.Family family, NamedTensors extents, Tensor x) {
        if (family == ObservablesOptions.Family.QUADRATIC) {
            return new QuadraticObservables(extents.get("observables.quadratic"), extents.get("observables.linear"))
                    .values(x);
        }
        Tensor hidden = x.matmul(extents.get("observables.inner"), false, true)
                .add(extents.get("observables.bias").expand(1))
                .tanh();
        return hidden.multiply(extents.get("observables.readout").expand(1))
                .sum(-1)
                .transposed();
    }

    @Test
    void inputsThatAreNoStatesAreRefused() {
        assertThat(refusals(new UnitaryGroup(), BALL, Shape.of(4))).isEmpty();
        assertThat(refusals(new UnitaryGroup(), BALL, Shape.of(3))).hasSize(1);
        assertThat(refusals(new PhaseRotationGroup(), BALL, Shape.of(1, 4, 4))).hasSize(1);
        assertThat(refusals(new EuclideanGroup(), IN_THREE_AXES, Shape.of(12))).isEmpty();
        assertThat(refusals(new EuclideanGroup(), IN_THREE_AXES, Shape.of(8)))
                .first()
                .asString()
                .contains("multiple of 6");
    }

    @Test
    void networksHaveNoCommutators() {
        ObservablesOptions options =
                new ObservablesOptions(3, ObservablesOptions.Family.NETWORK, 5, 0.2, Measure.BALL, 1, 2, 4);
        assertThat(refusals(new ObservablesGroup(), options, Shape.of(4)))
                .singleElement()
                .extracting(Refusal::where)
                .isEqualTo("bch-order");
    }

    @Test
    void translationsMoveAllBodiesAlike() {
        Transformations translations = new PhaseTranslationGroup()
                .transformations(new BodiesOptions(2, Measure.UNIFORM, 1 / Math.PI), Shape.of(8));
        Tensor map = translations.elements(engine.matrix(new double[] {0.25, -0.5}), NamedTensors.empty());
        Tensor moved = translations.act(map, engine.zeros(Shape.of(1, 8)));

        assertThat(moved.toDoubles())
                .usingComparatorWithPrecision(1e-15)
                .containsExactly(0.25, -0.5, 0.25, -0.5, 0, 0, 0, 0);
    }

    private static <C extends Record> List<Refusal> refusals(TransformationGroup<C> group, C options, Shape input) {
        return group.refusals(options, input);
    }

    private static ObservableFlows transformations(ObservablesOptions.Family family) {
        ObservablesOptions options = new ObservablesOptions(3, family, 5, 0.2, Measure.BALL, 1, 1, 4);
        return (ObservableFlows) new ObservablesGroup().transformations(options, Shape.of(4));
    }

    private NamedTensors extents(Transformations flows) {
        NamedTensors extents = NamedTensors.empty();
        for (Hyperparameter extent : flows.extents()) {
            extents = extents.with(extent.name(), extent.first(engine, Key.ofSeed(1)));
        }
        return extents;
    }
}
