package org.erlangen.host.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.api.tensor.ValueAndGradient;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.fixture.PlaneMaps;
import org.erlangen.host.fixture.Reference;
import org.erlangen.host.fixture.Shallow;
import org.erlangen.host.fixture.Softmax;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InvariantProblemTest {
    private static final double VALUE = 1e-10;
    private static final double GRADIENT = 1e-8;
    private static final Key KEY = Key.ofSeed(5);

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    @Tag("reference")
    void transformedFiltersRespondAndDifferentiateAsInTheReference() {
        JsonNode chain = Reference.read("invariance/resample.json").get("filter_chain");
        Tensor filters = tensor(chain.get("filters"));
        Tensor images = tensor(chain.get("images")).reshape(4, 1, 6, 6);
        InvariantProblem problem = problem(
                new Shallow(36, 3, 3, UnaryOperator.identity()),
                Map.of("affine", PlaneMaps.AFFINE),
                Placement.FILTER,
                Average.LOSSES,
                6);
        NamedTensors eta = extents(tensor(chain.get("eta")));
        NamedTensors point = eta.with("filters.weight", filters.reshape(3, 36));
        Draw draw = Draw.given(tensor(chain.get("eps")));

        ValueAndGradient sum = engine.valueAndGrad(
                inputs -> problem.outputs(bare(inputs.get("filters.weight")), images, inputs, draw)
                        .transpose(1, 0, 2)
                        .multiply(tensor(chain.get("cotangent")))
                        .sumAll(),
                point);

        assertClose(
                problem.outputs(bare(point.get("filters.weight")), images, eta, draw)
                        .transpose(1, 0, 2),
                tensor(chain.get("preactivations")),
                VALUE);
        assertClose(
                sum.gradient().get("filters.weight"),
                tensor(chain.get("grad_filters")).reshape(3, 36),
                GRADIENT);
        JsonNode gradient = chain.get("grad_eta");
        List<Hyperparameter> extents = PlaneMaps.AFFINE.extents();
        for (int i = 0; i < extents.size(); i++) {
            assertThat(sum.gradient().get(extents.get(i).name()).item())
                    .isCloseTo(gradient.get(i).asDouble(), within(GRADIENT * 100));
        }
    }

    @ParameterizedTest
    @Tag("reference")
    @CsvSource({"relu", "cos"})
    void eachSampleHasTheReferenceLogits(String activation) {
        JsonNode file = Reference.read("invariance/elbo.json");
        InvariantProblem problem = elboProblem(activation, Average.PROBABILITIES);
        JsonNode expected = file.get("variants").get(activation + "/logits").get("sample_logits");
        for (int sample = 0; sample < 2; sample++) {
            Tensor logits =
                    problem.outputs(sampled(file, sample), elboBatch(file).inputs(), elboExtents(file), elboDraw(file));
            assertClose(logits.transpose(1, 0, 2), tensor(expected.get(sample)), VALUE);
        }
    }

    @ParameterizedTest
    @Tag("reference")
    @EnumSource
    void everyAverageHasTheReferenceLogLikelihood(Average average) {
        JsonNode file = Reference.read("invariance/elbo.json");
        for (String activation : List.of("relu", "cos")) {
            InvariantProblem problem = elboProblem(activation, average);
            String variant = activation + "/" + average.name().toLowerCase(Locale.ROOT);
            JsonNode expected = file.get("variants").get(variant).get("log_lik");
            for (int sample = 0; sample < 2; sample++) {
                Tensor logLikelihood = problem.logLikelihood(
                        sampled(file, sample), elboBatch(file), elboExtents(file), elboDraw(file));
                assertClose(logLikelihood, tensor(expected.get(sample)), VALUE);
            }
        }
    }

    @ParameterizedTest
    @Tag("property")
    @EnumSource(
            value = Average.class,
            names = {"LOGITS", "PROBABILITIES", "LOSSES"})
    void adjointFiltersAreTransformedInputs(Average average) {
        Map<String, Transformations> groups = new LinkedHashMap<>();
        groups.put("rotations", PlaneMaps.ROTATIONS);
        groups.put("translations", PlaneMaps.TRANSLATIONS);
        Shallow network = new Shallow(25, 4, 3, Tensor::relu);
        NamedTensors theta = network.initialise(engine, KEY);
        NamedTensors eta = NamedTensors.of("rotations.rotation", engine.scalar(0.9))
                .with("translations.x", engine.scalar(0.3))
                .with("translations.y", engine.scalar(0.4));
        Tensor images = engine.normal(KEY, Shape.of(3, 1, 5, 5));
        Draw draw = shared(4);

        Tensor adjoint = problem(network, groups, Placement.FILTER_ADJOINT, average, 5)
                .outputs(new PointSites(theta), images, eta, draw);
        Tensor inputs =
                problem(network, groups, Placement.INPUT, average, 5).outputs(new PointSites(theta), images, eta, draw);
        Tensor filters = problem(network, groups, Placement.FILTER, average, 5)
                .outputs(new PointSites(theta), images, eta, draw);

        assertClose(adjoint, inputs, VALUE);
        assertThat(filters.subtract(inputs).square().sumAll().item()).isGreaterThan(GRADIENT);
    }

    @Test
    void theGradientThroughAdjointFiltersIsThatThroughInputs() {
        Map<String, Transformations> groups = Map.of("affine", PlaneMaps.AFFINE);
        Shallow network = new Shallow(25, 4, 3, Tensor::cos);
        NamedTensors theta = network.initialise(engine, KEY);
        Tensor images = engine.normal(KEY, Shape.of(3, 1, 5, 5));
        NamedTensors eta = extents(engine.vector(0.11, 0.2, 0.7, 0.15, 0.3, 0.1));
        Draw draw = shared(3);

        NamedTensors adjoint = gradient(
                problem(network, groups, Placement.FILTER_ADJOINT, Average.LOGITS, 5), theta, images, eta, draw);
        NamedTensors inputs =
                gradient(problem(network, groups, Placement.INPUT, Average.LOGITS, 5), theta, images, eta, draw);

        adjoint.asMap().forEach((name, slope) -> assertClose(slope, inputs.get(name), GRADIENT));
    }

    @Test
    void averagedLogitsAreTheMeanOfTheSamplesLogits() {
        Map<String, Transformations> groups = Map.of("affine", PlaneMaps.AFFINE);
        Shallow network = new Shallow(25, 4, 3, Tensor::relu);
        PointSites sites = new PointSites(network.initialise(engine, KEY));
        Tensor images = engine.normal(KEY, Shape.of(3, 1, 5, 5));
        NamedTensors eta = extents(engine.vector(0.11, 0.2, 0.7, 0.15, 0.3, 0.1));
        for (Placement placement : Placement.values()) {
            Draw draw = problem(network, groups, placement, Average.LOGITS, 5).draw(KEY, false);
            Tensor mean = problem(network, groups, placement, Average.LOGITS, 5).outputs(sites, images, eta, draw);
            Tensor each = problem(network, groups, placement, Average.LOSSES, 5).outputs(sites, images, eta, draw);
            assertThat(each.shape()).isEqualTo(Shape.of(6, 3, 3));
            assertClose(mean, each.mean(0), VALUE);
        }
    }

    @Test
    void withoutGroupsTheNetworkIsAppliedAsItIs() {
        Shallow network = new Shallow(25, 4, 3, Tensor::relu);
        PointSites sites = new PointSites(network.initialise(engine, KEY));
        Tensor images = engine.normal(KEY, Shape.of(3, 1, 5, 5));
        InvariantProblem problem = problem(network, Map.of(), Placement.FILTER, Average.LOSSES, 5);

        Tensor outputs = problem.outputs(sites, images, NamedTensors.empty(), problem.draw(KEY, false));

        assertThat(outputs.toDoubles()).isEqualTo(network.apply(sites, images).toDoubles());
        assertThat(problem.averagesBeforeReadout()).isTrue();
    }

    @Test
    void weightsAreTransformedWhereFiltersMove() {
        Shallow network = new Shallow(25, 4, 3, Tensor::relu);
        for (Placement placement : Placement.values()) {
            InvariantProblem moved = problem(network, Map.of("affine", PlaneMaps.AFFINE), placement, Average.LOGITS, 5);
            assertThat(moved.transformsWeights())
                    .as("%s", placement)
                    .isEqualTo(placement == Placement.FILTER || placement == Placement.FILTER_ADJOINT);
            assertThat(problem(network, Map.of(), placement, Average.LOGITS, 5).transformsWeights())
                    .isFalse();
        }
    }

    @Test
    void judgingTakesItsOwnNumberOfSamples() {
        InvariantProblem problem =
                problem(new Shallow(25, 4, 3, Tensor::relu), Map.of(), Placement.FILTER, Average.LOGITS, 5);

        assertThat(problem.draw(KEY, false).samples()).isEqualTo(6);
        assertThat(problem.draw(KEY, true).samples()).isEqualTo(7);
    }

    private NamedTensors gradient(
            InvariantProblem problem, NamedTensors theta, Tensor images, NamedTensors eta, Draw draw) {
        return engine.valueAndGrad(
                        point -> problem.outputs(new PointSites(point), images, point, draw)
                                .square()
                                .sumAll(),
                        theta.with(eta))
                .gradient();
    }

    private InvariantProblem problem(
            Shallow network, Map<String, Transformations> groups, Placement placement, Average average, int side) {
        DataOutline data =
                new DataOutline(10, 10, Shape.of(1, side, side), network.outputs(), DataOutline.Targets.CLASSES);
        Invariance invariance = new Invariance(placement, average, 6, 7, Sampling.STRATIFIED);
        Model model = new Model(network, groups, invariance, new Softmax(), data);
        return new InvariantProblem(engine, model, new TrainingPlan(1, 5, 10));
    }

    private InvariantProblem elboProblem(String activation, Average average) {
        UnaryOperator<Tensor> phi =
                activation.equals("relu") ? Tensor::relu : x -> x.cos().multiply(Math.sqrt(2));
        return problem(new Shallow(16, 3, 3, phi), Map.of("affine", PlaneMaps.AFFINE), Placement.FILTER, average, 4);
    }

    private PointSites sampled(JsonNode file, int sample) {
        JsonNode params = file.get("params");
        return new PointSites(NamedTensors.of(
                        "filters.weight", gaussian(params, "1", file.get("z1").get(sample)),
                        "readout.weight", gaussian(params, "2", file.get("z2").get(sample)))
                .with("filters.bias", tensor(params.get("b1")))
                .with("readout.bias", tensor(params.get("b2"))));
    }

    private Tensor gaussian(JsonNode params, String layer, JsonNode noise) {
        return tensor(params.get("mu" + layer))
                .add(tensor(params.get("rho" + layer)).exp().multiply(tensor(noise)));
    }

    private Dataset elboBatch(JsonNode file) {
        return new Dataset(tensor(file.get("images")).reshape(5, 1, 4, 4), tensor(file.get("labels")));
    }

    private NamedTensors elboExtents(JsonNode file) {
        return extents(tensor(file.get("eta")));
    }

    private Draw elboDraw(JsonNode file) {
        return Draw.given(tensor(file.get("eps")));
    }

    /** The same coordinates for every example, by group. */
    private Draw shared(int samples) {
        return new Draw() {
            @Override
            public int samples() {
                return samples;
            }

            @Override
            public Tensor coordinates(Tensors tensors, String group, int sets, int dimension) {
                Tensor one = Sampling.STRATIFIED.draw(tensors, KEY.fold(group), 1, samples, dimension);
                return Draw.given(one).coordinates(tensors, group, sets, dimension);
            }
        };
    }

    private PointSites bare(Tensor filters) {
        return new PointSites(NamedTensors.of("filters.weight", filters)
                .with("filters.bias", engine.zeros(Shape.of(3)))
                .with("readout.weight", engine.identity(3))
                .with("readout.bias", engine.zeros(Shape.of(3))));
    }

    private static NamedTensors extents(Tensor values) {
        NamedTensors eta = NamedTensors.empty();
        int place = 0;
        for (Hyperparameter extent : PlaneMaps.AFFINE.extents()) {
            eta = eta.with(extent.name(), values.slice(0, place, ++place).reshape(Shape.SCALAR));
        }
        return eta;
    }

    private Tensor tensor(JsonNode node) {
        return Reference.tensor(engine, node);
    }

    private static void assertClose(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toDoubles()).containsExactly(expected.toDoubles(), within(tolerance));
    }
}
