package org.erlangen.plugins.augerino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.erlangen.api.backend.Memory;
import org.erlangen.api.backend.MemoryScope;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.Schedule;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.rotation.PointRotationGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.host.training.Trainer;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.erlangen.plugins.networks.PerceptronArchitecture;
import org.erlangen.plugins.networks.PerceptronOptions;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

/** On points of the plane, whose class is their radius, which a turn does not change, or their side, which it does. */
class AugerinoTest {
    private static final String ANGLE = "point-rotation.angle";
    private static final int EXAMPLES = 40;
    private static final int EPOCHS = 60;
    private static final double FIRST = 0.6;
    private static final double DIFFERENCES = 1e-5;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final Key key = Key.ofSeed(2);

    private static AugerinoOptions options(double hyperLearningRate, double regularisation) {
        return new AugerinoOptions(0.05, Schedule.CONSTANT, 1, 1e-4, hyperLearningRate, regularisation);
    }

    private InvariantProblem problem(Engine engine, Map<String, Transformations> groups) {
        return problem(engine, groups, EXAMPLES / 2);
    }

    private InvariantProblem problem(Engine engine, Map<String, Transformations> groups, int portion) {
        DataOutline outline = new DataOutline(EXAMPLES, 0, Shape.of(1, 2), 2, DataOutline.Targets.CLASSES);
        Invariance invariance =
                new Invariance(Invariance.Placement.INPUT, Invariance.Average.LOGITS, 8, 8, Sampling.STRATIFIED);
        PerceptronOptions network = new PerceptronOptions(List.of(12), PerceptronOptions.Activation.TANH);
        Model model = new Model(
                new PerceptronArchitecture().network(network, outline.input(), 2),
                groups,
                invariance,
                new SoftmaxLikelihood(),
                outline);
        return new InvariantProblem(
                engine,
                model,
                model.hyperparameters().stream()
                        .map(each -> each.startingAt(FIRST))
                        .toList(),
                new TrainingPlan(EPOCHS, EXAMPLES / 2, EXAMPLES, portion));
    }

    private InvariantProblem rotated() {
        return problem(tensors, Map.of("point-rotation", new PointRotationGroup()));
    }

    private Dataset data(Engine engine, boolean byRadius) {
        Tensor x = engine.normal(key.fold("x"), Shape.of(EXAMPLES, 1, 2));
        double[] places = x.toDoubles();
        double[] classes = new double[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            boolean far = Math.hypot(places[2 * i], places[2 * i + 1]) > 1.2;
            classes[i] = (byRadius ? far : places[2 * i] > 0) ? 1 : 0;
        }
        return new Dataset(x, engine.vector(classes));
    }

    private double extent(boolean byRadius, double regularisation) {
        Estimation estimation = new Augerino().bind(options(0.02, regularisation), rotated());
        try (Memory memory = tensors.newMemory()) {
            State state = new Trainer(tensors, rotated().plan(), () -> false)
                    .train("fit", estimation, data(tensors, byRadius), key, event -> {}, memory);
            return estimation.hyperparameters(state).get(ANGLE).item();
        }
    }

    @Test
    void theRewardRaisesExtentsWhereTheDataDoNotMind() {
        assertThat(extent(true, 0.1)).isGreaterThan(FIRST + 0.4);
    }

    @Test
    void theLossLowersExtentsWhereTheDataDo() {
        assertThat(extent(false, 0.01)).isLessThan(FIRST - 0.1);
    }

    @Test
    void theStrengthOfTheRewardDecides() {
        assertThat(extent(false, 1)).isGreaterThan(extent(false, 0.01) + 0.1);
    }

    @Test
    void theObjectiveIsTheLogLikelihoodAndTheNormOfTheExtents() {
        Estimation estimation = new Augerino().bind(options(0.02, 0.3), rotated());
        NamedTensors metrics = estimation
                .step(estimation.initialise(key), data(tensors, true), key)
                .metrics();

        assertThat(metrics.get("objective").item()
                        - metrics.get("log-likelihood").item())
                .isCloseTo(0.3 * FIRST, within(1e-12));
    }

    @Test
    void aStepInPortionsIsTheStepOfTheWholeBatch() {
        Estimation whole = new Augerino().bind(options(0.02, 0.3), problem(tensors, Map.of(), EXAMPLES));
        Estimation inPortions = new Augerino().bind(options(0.02, 0.3), problem(tensors, Map.of(), EXAMPLES / 3));
        State first = whole.initialise(key);
        Dataset batch = data(tensors, true);

        NamedTensors expected = whole.step(first, batch, key).state().tensors();
        NamedTensors actual = inPortions.step(first, batch, key).state().tensors();

        expected.asMap()
                .forEach((name, tensor) -> assertThat(actual.get(name)
                                .subtract(tensor)
                                .absolute()
                                .sumAll()
                                .item())
                        .as(name)
                        .isLessThan(1e-12));
    }

    @Test
    void theNormIsEuclideanOverExtentsAlone() {
        Extents extents = new Extents(Set.of("a.x", "a.y"));
        NamedTensors values = NamedTensors.of("a.x", tensors.scalar(3), "a.y", tensors.scalar(4))
                .with("gaussian.noise", tensors.scalar(100));

        assertThat(extents.norm(tensors, values).item()).isCloseTo(5, within(1e-12));
    }

    @Test
    void weightsDecay() {
        AugerinoOptions still = new AugerinoOptions(1e-3, Schedule.CONSTANT, 1, 1e6, 0, 0);
        Estimation estimation = new Augerino().bind(still, rotated());
        State first = estimation.initialise(key);
        Transition step = estimation.step(first, data(tensors, true), key);
        Tensor before = estimation.parameters(first).get("hidden-1.weight");
        Tensor after = estimation.parameters(step.state()).get("hidden-1.weight");

        assertThat(after.subtract(before).multiply(before).max(0, 1).item()).isNegative();
    }

    @Test
    void whatItReportsIsTheLogLikelihoodAlone() {
        InvariantProblem plain = problem(tensors, Map.of());
        Estimation estimation = new Augerino().bind(options(0.02, 0.01), plain);
        Dataset data = data(tensors, true);
        State state = estimation.initialise(key);
        Evidence evidence = estimation.evidence(state, data, key);
        NamedTensors prediction = Objects.requireNonNull(
                estimation.predict(state, data.inputs(), key).get("point-estimate"));

        assertThat(evidence.complexity()).isZero();
        assertThat(evidence.total())
                .isCloseTo(
                        plain.likelihood()
                                .logDensity(prediction, data.targets())
                                .sumAll()
                                .item(),
                        within(DIFFERENCES));
    }

    @Test
    @SuppressWarnings("try") // a scope acts by being open
    void singlePrecisionTrainsWithinMemoryScopes() {
        try (Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT32);
                Memory memory = engine.newMemory()) {
            Problem problem = problem(engine, Map.of("point-rotation", new PointRotationGroup()));
            Estimation estimation = new Augerino().bind(options(0.01, 0.01), problem);
            State state = new Trainer(engine, problem.plan(), () -> false)
                    .train("fit", estimation, data(engine, true), key, event -> {}, memory);
            try (MemoryScope scope = engine.openScope()) {
                assertThat(estimation.evidence(state, data(engine, true), key).total())
                        .isFinite();
            }
        }
    }
}
