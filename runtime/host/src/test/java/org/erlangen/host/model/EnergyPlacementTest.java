package org.erlangen.host.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.symmetry.Domain;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.fixture.PlaneMaps;
import org.erlangen.host.fixture.Softmax;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

/** An energy is averaged inside its network, over maps of phase space that all states share. */
class EnergyPlacementTest {
    private static final double ROUNDING = 1e-12;
    private static final Key KEY = Key.ofSeed(4);
    private static final double STEP = 0.5;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void groupsActInTurnOnTheStatesOfTheEnergy() {
        Tensor x = engine.normal(KEY, Shape.of(3, 2));
        Tensor weight = engine.normal(KEY.fold("weight"), Shape.of(1, 2));
        InvariantProblem problem =
                problem(Map.of("shear", new Shears(true), "turn", new Shears(false)), Placement.ENERGY);

        Tensor energy = problem.outputs(sites(weight), x, eta(problem), problem.draw(KEY, false));

        double[] expected = new double[3];
        Tensor moved = x.expand(1).broadcastTo(Shape.of(3, 4, 2)).reshape(12, 2);
        for (Map.Entry<String, Transformations> group : problem.groups().entrySet()) {
            Tensor coordinates = problem.draw(KEY, false).coordinates(engine, group.getKey(), 1, 1);
            Tensor shared = coordinates.expand(0).broadcastTo(Shape.of(3, 4, 1)).reshape(12, 1);
            moved = group.getValue().act(group.getValue().elements(shared, eta(problem)), moved);
        }
        double[] values = moved.matmul(weight, false, true).square().toDoubles();
        for (int i = 0; i < values.length; i++) {
            expected[i / 4] += values[i] / 4;
        }
        assertThat(energy.toDoubles()).containsExactly(expected, within(ROUNDING));
    }

    @Test
    void eachWeightSampleHasMapsOfItsOwn() {
        InvariantProblem problem = problem(Map.of("shear", new Shears(true)), Placement.ENERGY);
        Sites three = new SampledSites(engine.normal(KEY, Shape.of(3, 1, 2)));
        Symmetrisation maps = problem.symmetrisation(three, eta(problem), problem.draw(KEY, false));
        assertThat(maps).isInstanceOfSatisfying(Symmetrisation.Affine.class, affine -> {
            assertThat(affine.linear().shape()).isEqualTo(Shape.of(3, 4, 2, 2));
            assertThat(affine.shift().shape()).isEqualTo(Shape.of(3, 4, 2));
        });
    }

    @Test
    void theEnergyOfAProblemIsTheAverageOverItsDraw() {
        Tensor x = engine.normal(KEY, Shape.of(3, 2));
        Sites sites = sites(engine.normal(KEY.fold("weight"), Shape.of(1, 2)));
        InvariantProblem problem = problem(Map.of("shear", new Shears(true)), Placement.ENERGY);
        Draw draw = problem.draw(KEY, true);

        Tensor energy = problem.energy(sites, x, eta(problem), draw);

        Symmetrisation maps = problem.symmetrisation(sites, eta(problem), draw);
        assertThat(energy.toDoubles())
                .containsExactly(new Square().energy(sites, x, maps).toDoubles(), within(ROUNDING));
    }

    @Test
    void withoutGroupsTheEnergyIsTheNetworksOwn() {
        Tensor x = engine.normal(KEY, Shape.of(3, 2));
        Sites sites = sites(engine.normal(KEY.fold("weight"), Shape.of(1, 2)));
        InvariantProblem problem = problem(Map.of(), Placement.ENERGY);

        Tensor energy = problem.energy(sites, x, NamedTensors.empty(), problem.draw(KEY, true));

        Tensor own = x.matmul(sites.parameter("map.weight"), false, true).squeeze(-1);
        assertThat(energy.toDoubles()).containsExactly(own.square().toDoubles(), within(ROUNDING));
    }

    @Test
    void dataOfTheSameStepSizeAreAccepted() {
        assertThat(refusals(OptionalDouble.of(STEP))).isEmpty();
        assertThat(refusals(OptionalDouble.empty())).isEmpty();
    }

    @Test
    void dataOfAnotherStepSizeAreRefused() {
        assertThat(refusals(OptionalDouble.of(0.2))).singleElement().satisfies(refusal -> {
            assertThat(refusal.where()).isEqualTo("network.step-size");
            assertThat(refusal.sentence()).contains("states 0.5 ahead", "those of the data are 0.2 apart");
        });
    }

    private static List<Refusal> refusals(OptionalDouble stepSize) {
        DataOutline data = new DataOutline(3, 3, Shape.of(2), 2, DataOutline.Targets.CLASSES, stepSize);
        Invariance invariance = new Invariance(Placement.ENERGY, Average.LOGITS, 4, 4, Sampling.STRATIFIED);
        return Composition.refusals(new Model(new Square(), Map.of(), invariance, new Softmax(), data));
    }

    @Test
    void anEnergyRefusesOtherPlacements() {
        assertThat(refusals(new Square(), new Shears(true), Placement.INPUT, Average.LOGITS))
                .anySatisfy(refusal -> assertThat(refusal.sentence()).contains("Set invariance.placement to energy"));
    }

    @Test
    void energyRefusesGroupsOfOtherDomainsAndOtherAverages() {
        assertThat(refusals(new Square(), PlaneMaps.AFFINE, Placement.ENERGY, Average.LOSSES))
                .extracting(Refusal::where)
                .contains("invariance.placement", "invariance.average");
    }

    @Test
    void tensorsOfHyperparametersStartAtTheirInitialTimesADraw() {
        Hyperparameter tensor = new Shears(true).extents().get(0);
        Hyperparameter scaled = new Settings(Map.of(), Map.of(tensor.name(), 0.25), "starts[0]")
                .resolve(List.of(tensor))
                .get(0);
        double[] first = tensor.first(engine, KEY).toDoubles();
        assertThat(scaled.first(engine, KEY).toDoubles())
                .containsExactly(new double[] {first[0] / 2, first[1] / 2}, within(ROUNDING));
    }

    private List<Refusal> refusals(EnergyNetwork network, Transformations group, Placement placement, Average average) {
        return Composition.refusals(model(network, Map.of("group", group), placement, average));
    }

    private InvariantProblem problem(Map<String, Transformations> groups, Placement placement) {
        Map<String, Transformations> ordered = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> ordered.put(e.getKey(), e.getValue()));
        return new InvariantProblem(
                engine, model(new Square(), ordered, placement, Average.LOGITS), new TrainingPlan(1, 3, 3));
    }

    private static Model model(
            EnergyNetwork network, Map<String, Transformations> groups, Placement placement, Average average) {
        DataOutline data = new DataOutline(3, 3, Shape.of(2), 2, DataOutline.Targets.CLASSES);
        return new Model(
                network, groups, new Invariance(placement, average, 4, 4, Sampling.STRATIFIED), new Softmax(), data);
    }

    private NamedTensors eta(InvariantProblem problem) {
        NamedTensors eta = NamedTensors.empty();
        for (Hyperparameter each : problem.hyperparameters()) {
            eta = eta.with(each.name(), each.first(engine, KEY));
        }
        return eta;
    }

    private static Sites sites(Tensor weight) {
        return new PointSites(NamedTensors.of("map.weight", weight));
    }

    /** Shears of a plane of phase space, along one axis or the other, by a tensor of two numbers. */
    private record Shears(boolean along) implements Transformations {
        @Override
        public Domain domain() {
            return Domain.PHASE_SPACE;
        }

        @Override
        public List<Hyperparameter> extents() {
            return List.of(Hyperparameter.tensor(
                    "shear." + (along ? "along" : "across"),
                    "strengths",
                    Shape.of(2),
                    0.5,
                    Initialiser.normal(1),
                    true));
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public Tensor elements(Tensor coordinates, NamedTensors extents) {
            Tensor amount = coordinates
                    .multiply(extents.get(extents().get(0).name()).sumAll())
                    .reshape(-1, 1, 1);
            Tensor unit = coordinates.tensors().identity(3);
            Tensor corner = along
                    ? coordinates.tensors().matrix(new double[] {0, 1, 1}, new double[3], new double[3])
                    : coordinates.tensors().matrix(new double[3], new double[] {1, 0, 2}, new double[3]);
            return amount.multiply(corner).add(unit);
        }

        @Override
        public Tensor act(Tensor elements, Tensor x) {
            Tensor points = x.tensors()
                    .concatenate(1, x, x.tensors().filled(Shape.of(x.shape().size(0), 1), 1));
            return elements.matmul(points.expand(-1)).squeeze(-1).slice(1, 0, 2);
        }
    }

    /** Sites with several weights. */
    private static final class SampledSites extends ForwardingSites {
        private final Tensor weight;

        SampledSites(Tensor weight) {
            super(new PointSites(NamedTensors.of("map.weight", weight)));
            this.weight = weight;
        }

        @Override
        public int samples() {
            return weight.shape().size(0);
        }
    }

    /** The energy {@code (w x)^2}, handed out in place of a state. */
    private static final class Square implements EnergyNetwork {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("map.weight", Shape.of(1, 2), Initialiser.normal(1)));
        }

        @Override
        public List<LinearMap> maps() {
            return List.of(LinearMap.Dense.of("map", 2, 1));
        }

        @Override
        public Tensor apply(Sites sites, Tensor x, Symmetrisation average) {
            return energy(sites, x, average);
        }

        @Override
        public double stepSize() {
            return STEP;
        }

        @Override
        public Tensor energy(Sites sites, Tensor x, Symmetrisation average) {
            if (!(average instanceof Symmetrisation.Affine affine)) {
                return x.matmul(sites.parameter("map.weight"), false, true)
                        .squeeze(-1)
                        .square();
            }
            Tensor points = x.expand(1).expand(1).matmul(affine.linear().squeeze(0), false, true);
            Tensor moved = points.squeeze(2).add(affine.shift().squeeze(0));
            return moved.matmul(sites.parameter("map.weight"), false, true)
                    .squeeze(-1)
                    .square()
                    .mean(1);
        }
    }
}
