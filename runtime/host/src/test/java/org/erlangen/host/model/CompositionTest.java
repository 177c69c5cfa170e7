package org.erlangen.host.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.fixture.PlaneMaps;
import org.erlangen.host.fixture.Shallow;
import org.erlangen.host.fixture.Softmax;
import org.junit.jupiter.api.Test;

class CompositionTest {
    private static final Shape IMAGE = Shape.of(1, 5, 5);
    private static final Network SHALLOW = new Shallow(25, 4, 3, Tensor::relu);
    private static final Network READOUT_ONLY = new Network() {
        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public List<LinearMap> maps() {
            return List.of(LinearMap.Dense.of("readout", 25, 3));
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            return sites.readout(readout(), x.reshape(-1, 25));
        }
    };

    @Test
    void partsThatFitAreNotRefused() {
        for (Placement placement : EnumSet.complementOf(EnumSet.of(Placement.ENERGY))) {
            assertThat(refusals(SHALLOW, IMAGE, placement, Average.LOGITS, DataOutline.Targets.CLASSES))
                    .isEmpty();
        }
        assertThat(refusals(READOUT_ONLY, IMAGE, Placement.INPUT, Average.LOGITS, DataOutline.Targets.CLASSES))
                .isEmpty();
    }

    @Test
    void aGroupOfThePlaneIsRefusedForInputsThatAreNoImages() {
        List<Refusal> refusals =
                refusals(SHALLOW, Shape.of(25), Placement.FILTER, Average.LOGITS, DataOutline.Targets.CLASSES);

        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.where()).isEqualTo("groups[0]");
            assertThat(refusal.sentence())
                    .contains("the group 'affine' acts on images")
                    .contains("one input has shape [25]");
        });
    }

    @Test
    void filtersAreRefusedWhereThereAreNone() {
        List<Refusal> refusals =
                refusals(READOUT_ONLY, IMAGE, Placement.FILTER, Average.LOGITS, DataOutline.Targets.CLASSES);

        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.where()).isEqualTo("invariance.placement");
            assertThat(refusal.advice()).contains("input");
        });
    }

    @Test
    void averagingPreactivationsOfMovedInputsIsRefused() {
        List<Refusal> refusals =
                refusals(SHALLOW, IMAGE, Placement.INPUT, Average.PREACTIVATION, DataOutline.Targets.CLASSES);

        assertThat(refusals).extracting(Refusal::where).containsExactly("invariance.average");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        List<Refusal> refusals =
                refusals(READOUT_ONLY, Shape.of(25), Placement.FILTER, Average.LOGITS, DataOutline.Targets.REAL);

        assertThat(refusals)
                .extracting(Refusal::where)
                .containsExactly("groups[0]", "invariance.placement", "likelihood");
    }

    @Test
    void howANetworkIsAveragedDoesNotMatterWithoutGroups() {
        Invariance invariance = new Invariance(Placement.INPUT, Average.PREACTIVATION, 1, 1, Sampling.STRATIFIED);
        DataOutline data = new DataOutline(10, 10, Shape.of(25), 3, DataOutline.Targets.CLASSES);

        assertThat(Composition.refusals(new Model(READOUT_ONLY, Map.of(), invariance, new Softmax(), data)))
                .isEmpty();
    }

    @Test
    void oppositeElementsAreRefusedWhereALearntTensorStartsAtZero() {
        assertThat(refusals(Sampling.ANTITHETIC, 0, true)).singleElement().satisfies(refusal -> {
            assertThat(refusal.where()).isEqualTo("invariance.sampling");
            assertThat(refusal.what()).contains("'flows.matrix'");
        });
        assertThat(refusals(Sampling.DETERMINISTIC, 0, true)).hasSize(1);
        assertThat(refusals(Sampling.STRATIFIED, 0, true)).isEmpty();
        assertThat(refusals(Sampling.ANTITHETIC, 0.1, true)).isEmpty();
        assertThat(refusals(Sampling.ANTITHETIC, 0, false)).isEmpty();
    }

    private static List<Refusal> refusals(Sampling sampling, double initial, boolean learnt) {
        Hyperparameter matrix = Hyperparameter.tensor(
                "flows.matrix", "a matrix", Shape.of(2, 2), initial, Initialiser.normal(1), learnt);
        Map<String, Transformations> groups = new LinkedHashMap<>();
        groups.put("flows", new Flows(matrix));
        Invariance invariance = new Invariance(Placement.ENERGY, Average.LOGITS, 4, 4, sampling);
        DataOutline data = new DataOutline(10, 10, Shape.of(2), 2, DataOutline.Targets.REAL);
        Model model = new Model(READOUT_ONLY, groups, invariance, new Softmax(), data);
        return Composition.refusals(model, model.hyperparameters());
    }

    /** Flows of which only the extent is looked at. */
    private record Flows(Hyperparameter matrix) implements Transformations {
        @Override
        public Domain domain() {
            return Domain.PHASE_SPACE;
        }

        @Override
        public List<Hyperparameter> extents() {
            return List.of(matrix);
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public Tensor elements(Tensor coordinates, NamedTensors extents) {
            return coordinates;
        }

        @Override
        public Tensor act(Tensor elements, Tensor x) {
            return x;
        }
    }

    private static List<Refusal> refusals(
            Network network, Shape input, Placement placement, Average average, DataOutline.Targets targets) {
        Map<String, Transformations> groups = new LinkedHashMap<>();
        groups.put("affine", PlaneMaps.AFFINE);
        Invariance invariance = new Invariance(placement, average, 4, 4, Sampling.STRATIFIED);
        DataOutline data = new DataOutline(10, 10, input, 3, targets);
        return Composition.refusals(new Model(network, groups, invariance, new Softmax(), data));
    }
}
