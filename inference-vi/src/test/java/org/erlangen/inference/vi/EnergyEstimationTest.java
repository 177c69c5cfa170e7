package org.erlangen.inference.vi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.erlangen.inference.vi.Reference.VALUE;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.plugins.mechanics.Activation;
import org.erlangen.plugins.mechanics.HamiltonianArchitecture;
import org.erlangen.plugins.mechanics.HamiltonianOptions;
import org.erlangen.plugins.mechanics.Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variational inference of a network that predicts by an energy. */
class EnergyEstimationTest {
    private static final int EXAMPLES = 6;
    private static final Key KEY = Key.ofSeed(3);

    private final Tensors tensors = Reference.tensors();

    @Test
    void energiesArePredictedByTheirAverageFirst() {
        Estimation estimation = estimation();
        State state = estimation.initialise(KEY);

        Map<String, NamedTensors> predictions = estimation.predict(state, data().inputs(), KEY);

        assertThat(predictions.keySet()).containsExactly("model-average", "mean-weights");
        Tensor motion = problem()
                .outputs(
                        new PointSites(estimation.parameters(state)),
                        data().inputs(),
                        estimation.hyperparameters(state),
                        problem().draw(KEY, true));
        assertNear(requireNonNull(predictions.get("mean-weights")).get("mean"), motion, VALUE);
    }

    @Test
    void samplesWithBiasesSideBySideAreThoseOfEachByItself() {
        InvariantProblem problem = problem();
        BayesianNetwork network = new BayesianNetwork(
                problem.network(), triangular().permutations(0, true).made(), false);
        NamedTensors values = network.initialise(tensors, KEY);
        Noise noise = Noise.random(tensors, KEY);
        Sites together = network.sampleTogether(values, network.beliefs(values), noise, 3);
        Tensor outputs = problem.outputs(together, data().inputs(), NamedTensors.empty(), problem.draw(KEY, true));

        for (int sample = 0; sample < 3; sample++) {
            NamedTensors theta = NamedTensors.empty();
            for (Parameter parameter : problem.network().parameters()) {
                Tensor all = together.parameter(parameter.name());
                boolean random = all.shape().rank() > parameter.shape().rank();
                theta = theta.with(
                        parameter.name(),
                        random ? all.slice(0, sample, sample + 1).squeeze(0) : all);
            }
            Tensor alone = problem.outputs(
                    new PointSites(theta), data().inputs(), NamedTensors.empty(), problem.draw(KEY, true));
            assertNear(outputs.slice(0, sample, sample + 1).squeeze(0), alone, VALUE);
        }
        assertThat(together.parameter("input.bias").shape()).isEqualTo(Shape.of(3, 4));
        assertThat(network.trained(values).names()).doesNotContain("point.input.bias", "point.hidden-1.bias");
    }

    @Test
    void theCorrectionLowersTheComplexityByNoMoreThanTheLogarithmOfItsPermutations() {
        Estimation plain = estimation(triangular().permutations(0, true));
        Estimation corrected = estimation(triangular().permutations(5, true));
        State state = plain.initialise(KEY);

        double difference = plain.evidence(state, data(), KEY).complexity()
                - corrected.evidence(state, data(), KEY).complexity();

        assertThat(difference).isBetween(0.0, Math.log(6) + VALUE);
        assertThat(corrected
                        .step(state, data(), KEY)
                        .metrics()
                        .get("divergence")
                        .item())
                .isLessThan(plain.step(state, data(), KEY)
                        .metrics()
                        .get("divergence")
                        .item());
    }

    @Test
    void permutationsAreRefusedWhereBiasesTellUnitsApart() {
        assertThat(new VariationalInference()
                        .refusals(triangular().permutations(5, false).made(), problem()))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.sentence()).contains("Set random-biases to true"));
        assertThat(new VariationalInference()
                        .refusals(triangular().permutations(5, true).made(), problem()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.99})
    void noiseMovesToTheExpectedErrorInClosedForm(double damping) {
        Estimation estimation =
                estimation(triangular().posterior(Posterior.MAXIMUM_LIKELIHOOD).noiseDamping(damping));
        State state = estimation.initialise(KEY);

        State moved = estimation.afterEpoch(state, data(), 1, KEY).state();

        Tensor outputs = problem()
                .outputs(
                        new PointSites(estimation.parameters(state)),
                        data().inputs(),
                        estimation.hyperparameters(state),
                        problem().draw(KEY, true));
        double error = outputs.subtract(data().targets()).square().meanAll().item();
        // The noise starts at 1, so that a little damping leaves it above its largest value.
        double expected = Math.sqrt(1 - damping + damping * error);
        assertThat(expected < 0.2236067977).isEqualTo(damping > 0.5);
        assertNear(noise(estimation, moved), Math.min(0.2236067977, expected), VALUE);
        assertNear(noise(estimation, estimation.step(state, data(), KEY).state()), 1, VALUE);
    }

    @Test
    void noiseIsHeldAsLongAsOtherHyperparameters() {
        Estimation estimation = estimation(triangular().hold(3).noiseDamping(0.5));
        State state = estimation.initialise(KEY);

        assertNear(
                noise(estimation, estimation.afterEpoch(state, data(), 3, KEY).state()), 1, VALUE);
        assertThat(noise(
                        estimation, estimation.afterEpoch(state, data(), 4, KEY).state()))
                .isNotCloseTo(1, within(0.01));
    }

    private static double noise(Estimation estimation, State state) {
        return estimation.hyperparameters(state).get(GaussianLikelihood.NOISE).item();
    }

    private Estimation estimation() {
        return estimation(triangular());
    }

    private Estimation estimation(Options options) {
        return new VariationalEstimation(options.made(), problem());
    }

    private static Options triangular() {
        return Options.defaults()
                .posterior(Posterior.TRIANGULAR)
                .readout(GaussianFamily.TRIANGULAR)
                .prior(Prior.EMPIRICAL);
    }

    private InvariantProblem problem() {
        HamiltonianOptions options = new HamiltonianOptions(4, 3, Activation.TANH, Integrator.RK4, 0.2, 1);
        Model model = new Model(
                new HamiltonianArchitecture().network(options, Shape.of(2), 2),
                Map.of(),
                new Invariance(Placement.ENERGY, Average.LOGITS, 1, 1, Sampling.STOCHASTIC),
                new GaussianLikelihood(),
                new DataOutline(EXAMPLES, 1, Shape.of(2), 2, DataOutline.Targets.REAL));
        return new InvariantProblem(tensors, model, new TrainingPlan(20, EXAMPLES, EXAMPLES));
    }

    private Dataset data() {
        Tensor states = tensors.normal(KEY.fold("states"), Shape.of(EXAMPLES, 2));
        return new Dataset(states, states.multiply(1.1));
    }
}
