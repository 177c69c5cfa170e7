package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance.Average;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariationalEstimationTest {
    private static final Key KEY = Key.ofSeed(7);
    private static final String ROTATION = "affine.rotation";

    private final Tensors tensors = Reference.tensors();
    private final RotatedPatches patches = new RotatedPatches(tensors);
    private final Dataset data = patches.data();
    private final Dataset batch = data.slice(0, RotatedPatches.BATCH);

    @ParameterizedTest
    @CsvSource({
        "FEATURES, MATRIX_NORMAL, WHITENED",
        "FEATURES, FULL, FIXED",
        "LAST_LAYER, MEAN_FIELD, WHITENED",
        "MEAN_FIELD, MEAN_FIELD, CLOSED_FORM",
        "MATRIX_NORMAL, MATRIX_NORMAL, WHITENED"
    })
    void trainingRaisesTheEvidence(Posterior posterior, GaussianFamily readout, Prior prior) {
        Estimation estimation =
                bind(Options.defaults().posterior(posterior).readout(readout).prior(prior));
        State first = estimation.initialise(KEY);

        State last = train(estimation, first, RotatedPatches.EPOCHS);

        assertThat(estimation.evidence(last, data, KEY).total())
                .isGreaterThan(estimation.evidence(first, data, KEY).total());
    }

    @Test
    void aStepIsAFunctionOfStateBatchAndKey() {
        Estimation estimation = bind(Options.defaults().posterior(Posterior.MEAN_FIELD));
        State state = train(estimation, estimation.initialise(KEY), 1);

        State once = estimation.step(state, batch, KEY).state();
        State again = estimation.step(state, batch, KEY).state();

        assertThat(once.counters()).isEqualTo(again.counters());
        once.tensors()
                .asMap()
                .forEach((name, tensor) -> assertThat(again.tensors().get(name).toDoubles())
                        .as(name)
                        .isEqualTo(tensor.toDoubles()));
    }

    @Test
    void fixedFeaturesNeverMove() {
        Estimation estimation = bind(Options.defaults());
        State first = estimation.initialise(KEY);

        NamedTensors last = train(estimation, first, 2).tensors();

        assertNear(last.get("fixed.filters.weight"), first.tensors().get("fixed.filters.weight"), 0);
        assertThat(last.get("posterior.readout.mean").toDoubles())
                .isNotEqualTo(first.tensors().get("posterior.readout.mean").toDoubles());
    }

    @Test
    void hyperparametersKeepTheirFirstValuesUntilTheHoldIsOver() {
        Estimation estimation = bind(Options.defaults().hold(2));
        State first = estimation.initialise(KEY);

        State held = train(estimation, first, 2);
        State released = estimation.step(held, batch, KEY).state();

        assertNear(rotation(estimation, held), rotation(estimation, first), 0);
        assertThat(rotation(estimation, released)).isNotEqualTo(rotation(estimation, first));
        assertThat(released.counter("hyper-step")).isEqualTo(1);
    }

    @Test
    void theFirstStepAfterTheHoldIsOneLearningRate() {
        Estimation estimation = bind(Options.defaults().hold(2));
        State held = train(estimation, estimation.initialise(KEY), 2);

        State released = estimation.step(held, batch, KEY).state();

        double step = released.tensors().get("raw." + ROTATION).item()
                - held.tensors().get("raw." + ROTATION).item();
        assertThat(Math.abs(step)).isBetween(0.0299, 0.0301);
    }

    @Test
    void aLimitedHyperparameterNeverPassesItsLimit() {
        List<Hyperparameter> hyperparameters = new AffineGroup()
                .extents().stream()
                        .map(extent -> extent.name().equals(ROTATION) ? extent.startingAt(Math.PI) : extent)
                        .toList();
        Problem problem = patches.problem(Average.LOGITS, Sampling.STRATIFIED, hyperparameters);
        Estimation estimation =
                new VariationalInference().bind(Options.defaults().made(), problem);
        State state = estimation.initialise(KEY);

        for (int step = 0; step < 10; step++) {
            state = estimation.step(state, batch, KEY.fold(step)).state();
            assertThat(rotation(estimation, state)).isLessThanOrEqualTo(Math.PI + VALUE);
        }
    }

    @Test
    void hyperparametersThatAreNotLearntAreConstantsOutsideTheState() {
        List<Hyperparameter> held = new AffineGroup()
                .extents().stream().map(extent -> extent.heldAt(0)).toList();
        Problem problem = patches.problem(Average.LOGITS, Sampling.STRATIFIED, held);
        Estimation estimation =
                new VariationalInference().bind(Options.defaults().made(), problem);

        State state = train(estimation, estimation.initialise(KEY), 1);

        assertThat(state.tensors().part("raw.").names()).isEmpty();
        assertNear(rotation(estimation, state), 0, 0);
    }

    @Test
    void theObjectiveIsTheFitMinusTheDivergencePerExample() {
        Transition transition = firstStep(Options.defaults());

        assertNear(
                metric(transition, "objective"),
                metric(transition, "log-likelihood") - metric(transition, "divergence"),
                VALUE);
        Estimation estimation = bind(Options.defaults());
        double divergence =
                estimation.evidence(estimation.initialise(KEY), data, KEY).complexity();
        assertNear(metric(transition, "divergence") * RotatedPatches.EXAMPLES, divergence, VALUE);
    }

    @Test
    void aTemperatureScalesTheDivergenceOfTheObjectiveButNotOfTheEvidence() {
        Transition cold = firstStep(Options.defaults().klTemperature(0.25));
        Estimation estimation = bind(Options.defaults().klTemperature(0.25));
        Estimation usual = bind(Options.defaults());

        assertNear(
                metric(cold, "objective"), metric(cold, "log-likelihood") - 0.25 * metric(cold, "divergence"), VALUE);
        assertNear(
                estimation.evidence(estimation.initialise(KEY), data, KEY).total(),
                usual.evidence(usual.initialise(KEY), data, KEY).total(),
                VALUE);
    }

    @Test
    void theDivergenceRisesFromNothingDuringTheBurnIn() {
        Estimation estimation = bind(Options.defaults().burnIn(4));
        State state = estimation.initialise(KEY);

        Transition start = estimation.step(state, batch, KEY);
        Transition middle = estimation.step(state.count("epoch", 2), batch, KEY);
        Transition end = estimation.step(state.count("epoch", 4), batch, KEY);

        assertNear(metric(start, "objective"), metric(start, "log-likelihood"), VALUE);
        double divergence = metric(middle, "divergence");
        assertNear(metric(middle, "objective"), metric(middle, "log-likelihood") - 0.5 * divergence, VALUE);
        assertNear(metric(end, "objective"), metric(end, "log-likelihood") - divergence, VALUE);
    }

    @Test
    void clippedGradientsAreCountedApartForWeightsAndHyperparameters() {
        Transition tight = firstStep(Options.defaults().clipNorm(1e-9));
        Transition wide = firstStep(Options.defaults().clipNorm(1e9));

        assertNear(metric(tight, "clipped"), 1, 0);
        assertNear(metric(tight, "hyper-clipped"), 1, 0);
        assertNear(metric(wide, "clipped"), 0, 0);
        assertNear(metric(wide, "hyper-clipped"), 0, 0);
        assertThat(firstStep(Options.defaults()).metrics().names()).doesNotContain("clipped", "hyper-clipped");
    }

    @Test
    void aClippedGradientEntersTheMomentsWithTheLimitAsItsNorm() {
        double limit = 1e-3;
        Transition clipped = firstStep(Options.defaults().clipNorm(limit));

        double weights = clipped.state().tensors().part("adam.first.").asMap().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("raw."))
                .mapToDouble(entry -> entry.getValue().square().sumAll().item())
                .sum();

        // The first moment after one step is a tenth of the gradient.
        assertNear(Math.sqrt(weights), 0.1 * limit, VALUE);
    }

    @Test
    void maximumLikelihoodIsTheLogLikelihoodOfPointWeights() {
        Problem problem = rotatedByFixedNodes();
        Estimation estimation = new VariationalInference()
                .bind(Options.defaults().posterior(Posterior.MAXIMUM_LIKELIHOOD).made(), problem);
        State state = train(estimation, estimation.initialise(KEY), 2);

        Evidence evidence = estimation.evidence(state, data, KEY);

        assertNear(evidence.dataFit(), logLikelihoodOfMeanWeights(problem, estimation, state), VALUE);
        assertNear(evidence.complexity(), 0, 0);
        assertThat(evidence.examples()).isEqualTo(RotatedPatches.EXAMPLES);
        assertThat(estimation.predict(state, data.inputs(), KEY)).containsOnlyKeys("mean-weights");
    }

    @Test
    void theEvidenceOfAPosteriorWithoutWidthFitsAsItsMeanDoes() {
        Problem problem = rotatedByFixedNodes();
        Estimation estimation =
                new VariationalInference().bind(Options.defaults().made(), problem);
        State state = estimation.initialise(KEY);
        String width = "posterior.readout.inputs.log-diagonal";
        State narrow = state.with(
                state.tensors().with(width, state.tensors().get(width).subtract(40)));

        Evidence evidence = estimation.evidence(narrow, data, KEY);

        assertNear(evidence.dataFit(), logLikelihoodOfMeanWeights(problem, estimation, narrow), VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void aStepInPortionsIsTheStepOfTheWholeBatch(int portion) {
        Options options = Options.defaults().posterior(Posterior.MAXIMUM_LIKELIHOOD);
        Problem whole = rotatedByFixedNodes();
        Problem inPortions = rotatedByFixedNodes(new TrainingPlan(20, 6, RotatedPatches.EXAMPLES, portion));
        State first = new VariationalInference().bind(options.made(), whole).initialise(KEY);

        Transition expected =
                new VariationalInference().bind(options.made(), whole).step(first, batch, KEY);
        Transition actual =
                new VariationalInference().bind(options.made(), inPortions).step(first, batch, KEY);

        assertThat(batch.size()).isGreaterThan(portion);
        expected.metrics().names().forEach(name -> assertNear(metric(actual, name), metric(expected, name), VALUE));
        expected.state()
                .tensors()
                .asMap()
                .forEach((name, tensor) -> assertNear(actual.state().tensors().get(name), tensor, VALUE));
    }

    @Test
    void theDivergenceOfPortionsAddsUpToThatOfTheWhole() {
        Problem inPortions = patches.problem(
                Average.LOGITS,
                Sampling.STRATIFIED,
                new AffineGroup().extents(),
                new TrainingPlan(20, 6, RotatedPatches.EXAMPLES, 4));
        Estimation estimation =
                new VariationalInference().bind(Options.defaults().made(), inPortions);

        Transition step = estimation.step(estimation.initialise(KEY), batch, KEY);

        assertNear(metric(step, "divergence"), metric(firstStep(Options.defaults()), "divergence"), VALUE);
        assertNear(metric(step, "objective"), metric(step, "log-likelihood") - metric(step, "divergence"), VALUE);
    }

    /** Nothing in it is random or learnt but the weights. */
    private Problem rotatedByFixedNodes() {
        return rotatedByFixedNodes(
                new TrainingPlan(RotatedPatches.EPOCHS, RotatedPatches.BATCH, RotatedPatches.EXAMPLES));
    }

    private Problem rotatedByFixedNodes(TrainingPlan plan) {
        List<Hyperparameter> held = new AffineGroup()
                .extents().stream()
                        .map(extent -> extent.heldAt(extent.name().equals(ROTATION) ? 1 : 0))
                        .toList();
        return patches.problem(Average.LOGITS, Sampling.DETERMINISTIC, held, plan);
    }

    private double logLikelihoodOfMeanWeights(Problem problem, Estimation estimation, State state) {
        PointSites sites = new PointSites(estimation.parameters(state));
        NamedTensors eta = estimation.hyperparameters(state);
        return problem.logLikelihood(sites, data, eta, problem.draw(KEY, true))
                .sumAll()
                .item();
    }

    @ParameterizedTest
    @CsvSource({"LOGITS", "PROBABILITIES", "LOSSES"})
    void predictionsAreDistributionsMainOneFirst(Average average) {
        Estimation estimation = new VariationalInference()
                .bind(Options.defaults().made(), patches.problem(average, Sampling.STRATIFIED));
        State state = train(estimation, estimation.initialise(KEY), 1);

        Map<String, NamedTensors> predictions = estimation.predict(state, data.inputs(), KEY);

        assertThat(predictions.keySet()).containsExactly("mean-weights", "model-average");
        predictions.values().forEach(prediction -> {
            Tensor total = prediction.get("log-probabilities").exp().sum(-1);
            assertNear(total, total.multiply(0).add(1), VALUE);
        });
    }

    private Estimation bind(Options options) {
        return new VariationalInference().bind(options.made(), patches.problem());
    }

    private Transition firstStep(Options options) {
        Estimation estimation = bind(options);
        return estimation.step(estimation.initialise(KEY), batch, KEY);
    }

    private State train(Estimation estimation, State from, int epochs) {
        State state = from;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (int start = 0; start < RotatedPatches.EXAMPLES; start += RotatedPatches.BATCH) {
                Dataset part = data.slice(start, start + RotatedPatches.BATCH);
                state = estimation
                        .step(state, part, KEY.fold(epoch).fold(start))
                        .state();
            }
            state = estimation.afterEpoch(state, data, epoch, KEY).state();
        }
        return state;
    }

    private static double rotation(Estimation estimation, State state) {
        return estimation.hyperparameters(state).get(ROTATION).item();
    }

    private static double metric(Transition transition, String name) {
        return transition.metrics().get(name).item();
    }
}
