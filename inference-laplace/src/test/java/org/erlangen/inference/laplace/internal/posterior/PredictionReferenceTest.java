package org.erlangen.inference.laplace.internal.posterior;

import static org.erlangen.inference.laplace.fixture.Reference.VALUE;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.inference.laplace.fixture.FixtureProblem;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.evidence.CurvaturePass;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("reference")
class PredictionReferenceTest {
    private static final Map<String, Structure> STRUCTURES =
            Map.of("full", Structure.FULL, "kron", Structure.KRONECKER, "diag", Structure.DIAGONAL);

    private static final int STORED_PARAMETERS = 40;

    @ParameterizedTest
    @CsvSource({
        "mlp_classification.json, full",
        "mlp_classification.json, kron",
        "mlp_classification.json, diag",
        "mlp_regression.json, full",
        "mlp_regression.json, kron",
        "mlp_regression.json, diag"
    })
    void linearisedPredictionsAndSamplesMatchTheReference(String file, String structure) {
        FixtureProblem reference = new FixtureProblem(file);
        Fixture predictive = reference.fixture.get("predictive");
        Fixture setting = reference
                .fixture
                .get("settings")
                .items()
                .filter(each ->
                        each.get("name").text().equals(predictive.get("setting").text()))
                .findFirst()
                .orElseThrow();
        NamedTensors eta = reference.eta(setting);
        CurvaturePass<Curvature> pass =
                reference.pass(Objects.requireNonNull(STRUCTURES.get(structure)), Locations.EXPAND);
        LaplacePosterior posterior = reference.posterior(pass, reference.fit(pass, eta, 1), setting);
        Fixture expected = predictive.get("structures").get(structure);

        LinearisedPrediction.Gaussian gaussian = new LinearisedPrediction(reference.problem)
                .gaussian(
                        posterior,
                        reference.theta,
                        predictive.get("inputs").tensor(reference.tensors),
                        eta,
                        Key.ofSeed(0));
        assertNear(gaussian.mean(), predictive.get("mean"), VALUE);
        assertNear(gaussian.covariance(), expected.get("functional_variance"), VALUE);
        assertNear(
                Arrays.stream(reference.flat(posterior.penalty().variances(), Tensor::sumAll))
                        .sum(),
                expected.get("posterior_variance_trace").number(),
                VALUE);
        assertWeightSamples(reference, posterior, predictive, expected);
        assertPredictions(reference, gaussian, eta, predictive, expected);
    }

    private static void assertWeightSamples(
            FixtureProblem reference, LaplacePosterior posterior, Fixture predictive, Fixture expected) {
        for (int i = 0; i < 4; i++) {
            Map<String, Tensor> noise = new LinkedHashMap<>();
            Tensor flat = predictive.get("standard_normal_samples").get(i).tensor(reference.tensors);
            int from = 0;
            for (Role role : reference.roles) {
                int to = from + role.shape().elements();
                noise.put(role.parameter(), flat.slice(0, from, to).reshape(role.shape()));
                from = to;
            }
            NamedTensors deviation = posterior.deviation(NamedTensors.of(noise));
            NamedTensors sample = reference.theta.map(deviation, Tensor::add);
            double[] all = reference.flat(sample, UnaryOperator.identity());
            assertNear(
                    Arrays.copyOf(all, Math.min(all.length, STORED_PARAMETERS)),
                    expected.get("parameter_samples_symmetric_root_first4")
                            .get(i)
                            .numbers(),
                    VALUE);
        }
    }

    private static void assertPredictions(
            FixtureProblem reference,
            LinearisedPrediction.Gaussian gaussian,
            NamedTensors eta,
            Fixture predictive,
            Fixture expected) {
        var likelihood = reference.problem.likelihood();
        NamedTensors closed = likelihood.predictive(gaussian.closedForm(likelihood.targets()), eta);
        if (expected.has("probit_probabilities")) {
            assertNear(closed.get("log-probabilities").exp(), expected.get("probit_probabilities"), VALUE);
            Tensor z = predictive
                    .get("standard_normal_output_samples")
                    .tensor(reference.tensors)
                    .expand(1);
            Tensor same =
                    z.broadcastTo(gaussian.mean().shape().insert(0, z.shape().size(0)));
            NamedTensors sampled = likelihood.predictive(gaussian.samples(same), eta);
            assertNear(sampled.get("log-probabilities").exp(), expected.get("mc_probabilities_16"), VALUE);
        } else {
            assertNear(closed.get("mean"), predictive.get("mean"), VALUE);
            assertNear(closed.get("variance"), expected.get("predictive_variance_with_noise"), VALUE);
        }
    }
}
