package org.erlangen.host.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.Calibration;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.fixture.Descent;
import org.erlangen.host.fixture.PlaneMaps;
import org.erlangen.host.fixture.Shallow;
import org.erlangen.host.fixture.Softmax;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.host.model.Settings;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

class FitsTest {
    private static final Key ROOT = Key.ofSeed(3);
    private static final int EXAMPLES = 12;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final List<RunEvent> events = new ArrayList<>();
    private final TrainingPlan plan = new TrainingPlan(2, 6, EXAMPLES);
    private final Model model = new Model(
            new Shallow(16, 3, 2, Tensor::relu),
            Map.of("rotations", PlaneMaps.ROTATIONS),
            new Invariance(Placement.FILTER, Average.LOGITS, 2, 3, Sampling.STRATIFIED),
            new Softmax(),
            new DataOutline(EXAMPLES, 4, Shape.of(1, 4, 4), 2, DataOutline.Targets.CLASSES));
    private final Dataset training = new Dataset(
            engine.normal(ROOT, Shape.of(EXAMPLES, 1, 4, 4)),
            engine.range(EXAMPLES).greater(engine.scalar(5)));

    @Test
    void theFitWithTheHighestEvidenceIsKeptAndItsStateLivesOn() {
        try (Fits fits = fits()) {
            Fits.Outcome outcome = fits.fit(List.of(start(0.1), start(3), start(1)), Optional.of(baseline()), training);

            double highest = outcome.starts().stream()
                    .mapToDouble(start -> start.evidence().total())
                    .max()
                    .orElseThrow();
            assertThat(outcome.starts()).extracting(Attempt::name).containsExactly("start-1", "start-2", "start-3");
            assertThat(outcome.best().evidence().total()).isEqualTo(highest);
            assertThat(outcome.best().estimation().evidence(outcome.best().state(), training, ROOT.fold("evidence")))
                    .isEqualTo(outcome.best().evidence());
        }
    }

    @Test
    void theBaselineHasNoGroupsAndDoesNotCompete() {
        try (Fits fits = fits()) {
            Fits.Outcome outcome = fits.fit(List.of(start(1)), Optional.of(baseline()), training);

            Fit baseline = outcome.baseline().orElseThrow();
            assertThat(baseline.hyperparameters()).isEmpty();
            assertThat(outcome.best().name()).isEqualTo("start-1");
            assertThat(outcome.starts()).hasSize(1);
        }
    }

    @Test
    void equalStartsGiveEqualFitsOfWhichTheFirstIsKept() {
        try (Fits fits = fits()) {
            Fits.Outcome outcome = fits.fit(List.of(start(1), start(1)), Optional.empty(), training);

            assertThat(outcome.starts().get(0).evidence())
                    .isEqualTo(outcome.starts().get(1).evidence());
            assertThat(outcome.best().name()).isEqualTo("start-1");
        }
    }

    @Test
    void eventsComeInOrder() {
        try (Fits fits = fits()) {
            fits.fit(List.of(start(1)), Optional.of(baseline()), training);
        }

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "FitStarted",
                        "EpochEnded",
                        "StateReached",
                        "EpochEnded",
                        "StateReached",
                        "FitEnded",
                        "FitStarted",
                        "EpochEnded",
                        "StateReached",
                        "EpochEnded",
                        "StateReached",
                        "FitEnded");
        assertThat(events).element(6).isEqualTo(new RunEvent.FitStarted("baseline", 2, 2, 2));
    }

    @Test
    void whereTrainingIsTakenInPortionsSlicesAreNoLarger() {
        assertThat(Evaluation.slice(new TrainingPlan(1, 1000, 10000))).isEqualTo(Evaluation.SLICE);
        assertThat(Evaluation.slice(new TrainingPlan(1, 50, 10000))).isEqualTo(Evaluation.SLICE);
        assertThat(Evaluation.slice(new TrainingPlan(1, 1000, 10000, 20))).isEqualTo(20);
    }

    @Test
    void scoresAreMeansOverAllSlices() {
        try (Fits fits = fits()) {
            Fit fit = fits.fit(List.of(start(1)), Optional.empty(), training).best();
            int repeats = Evaluation.SLICE / EXAMPLES + 1;
            Dataset many = repeated(repeats);

            Map<String, Judgement> judgements = new Evaluation(engine, new Softmax(), Evaluation.SLICE)
                    .judge(withoutNoise(fit), fit.state(), new Examples(training, many, Map.of()), ROOT);

            assertThat(judgements).containsOnlyKeys("point");
            Judgement judgement = judgements.values().iterator().next();
            assertThat(judgement.test().correctness())
                    .isCloseTo(judgement.training().correctness(), within(1e-12));
            assertThat(judgement.test().nll()).isCloseTo(judgement.training().nll(), within(1e-12));
            Calibration whole = judgement.test().calibration().orElseThrow();
            assertThat(whole.examples()).isEqualTo(many.size());
            assertThat(whole.expectedError())
                    .isCloseTo(judgement.training().calibration().orElseThrow().expectedError(), within(1e-12));
        }
    }

    /** The fit judged without its groups, so that keys of slices do not matter. */
    private Estimation withoutNoise(Fit fit) {
        assertThat(fit.name()).isEqualTo("start-1");
        return new Descent().bind(new NoOptions(), baseline());
    }

    private Dataset repeated(int times) {
        int[] indices = new int[times * EXAMPLES];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i % EXAMPLES;
        }
        return training.take(indices);
    }

    private Fits fits() {
        return new Fits(
                engine,
                new Trainer(engine, plan, () -> false),
                problem -> new Descent().bind(new NoOptions(), problem),
                events::add,
                ROOT,
                Earlier.NOTHING);
    }

    private InvariantProblem start(double rotation) {
        Settings settings = new Settings(Map.of(), Map.of("rotations.rotation", rotation), "starts[0]");
        return new InvariantProblem(engine, model, settings.resolve(model.hyperparameters()), plan);
    }

    private InvariantProblem baseline() {
        return new InvariantProblem(engine, model.withoutGroups(), plan);
    }
}
