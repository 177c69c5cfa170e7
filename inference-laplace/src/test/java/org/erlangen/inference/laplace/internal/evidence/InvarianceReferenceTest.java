package org.erlangen.inference.laplace.internal.evidence;

import static org.erlangen.inference.laplace.fixture.Reference.GRADIENT;
import static org.erlangen.inference.laplace.fixture.Reference.VALUE;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.inference.laplace.fixture.FixtureProblem;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.posterior.LaplacePosterior;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The averaged predictor and its evidence's gradient in eta. */
@Tag("reference")
class InvarianceReferenceTest {
    private static final Map<String, Structure> STRUCTURES = Map.of(
            "full", Structure.FULL,
            "kron", Structure.KRONECKER,
            "kron_reduce", Structure.KRONECKER,
            "diag", Structure.DIAGONAL);

    @ParameterizedTest
    @ValueSource(strings = {"mlp_invariance.json", "cnn_invariance.json"})
    void curvatureOfTheAveragedPredictorMatchesTheReference(String file) {
        FixtureProblem reference = new FixtureProblem(file);
        Fixture setting = reference.fixture.get("settings").get(0);
        CurvatureFit fit =
                reference.fit(reference.pass(Structure.DIAGONAL, Locations.EXPAND), reference.eta(setting), 2);
        assertNear(fit.allOutputs(), reference.fixture.get("averaged_outputs"), VALUE);
        assertNear(
                reference.flat(fit.statistics(), UnaryOperator.identity()),
                reference.fixture.get("ggn_diag").numbers(),
                VALUE);
        NamedTensors factors = reference
                .fit(reference.pass(Structure.KRONECKER, Locations.EXPAND), reference.eta(setting), 2)
                .statistics();
        for (Fixture expected : reference.fixture.get("kron_factors")) {
            String map = "m" + expected.get("layer").integer();
            assertNear(factors.get(map + ".inputs"), expected.get("expand").get("A"), VALUE);
            assertNear(factors.get(map + ".outputs"), expected.get("expand").get("G"), VALUE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mlp_invariance.json, full",
        "mlp_invariance.json, kron",
        "mlp_invariance.json, diag",
        "cnn_invariance.json, full",
        "cnn_invariance.json, kron",
        "cnn_invariance.json, kron_reduce",
        "cnn_invariance.json, diag"
    })
    void evidenceAndItsGradientInEtaMatchTheReference(String file, String structure) {
        FixtureProblem reference = new FixtureProblem(file);
        for (Fixture setting : reference.fixture.get("settings")) {
            compare(reference, structure, setting);
        }
    }

    private static void compare(FixtureProblem reference, String structure, Fixture setting) {
        Fixture form = setting.get("expected").get("structures").get(structure);
        CurvaturePass<Curvature> pass = pass(reference, structure);
        CurvatureFit fit = reference.fit(pass, reference.eta(setting), 1);
        LaplacePosterior posterior = reference.posterior(pass, fit, setting);
        double logLikelihood = fit.logLikelihood() / FixtureProblem.temperature(setting);

        assertNear(logLikelihood, setting.get("expected").get("log_likelihood").number(), VALUE);
        assertNear(
                posterior.penalty().logDeterminant(),
                form.get("logdet_posterior").number(),
                VALUE);
        assertNear(
                logLikelihood - posterior.penalty().complexity(),
                form.get("log_marginal_likelihood").number(),
                VALUE);
        if (form.has("cotangents")) {
            LogMarginalLikelihoodReferenceTest.assertCotangents(posterior, form.get("cotangents"), reference, 1);
        }
        assertNear(
                gradient(reference, pass, posterior.penalty().cotangents(), setting),
                form.get("grad_eta_log_marginal_likelihood").numbers(),
                GRADIENT);
    }

    private static CurvaturePass<Curvature> pass(FixtureProblem reference, String structure) {
        Locations locations = structure.equals("kron_reduce") ? Locations.REDUCE : Locations.EXPAND;
        return reference.pass(Objects.requireNonNull(STRUCTURES.get(structure)), locations);
    }

    /** Summed over two partial batches. */
    private static double[] gradient(
            FixtureProblem reference, CurvaturePass<Curvature> pass, NamedTensors cotangents, Fixture setting) {
        NamedTensors eta = reference.eta(setting);
        int half = reference.data.size() / 2;
        NamedTensors sum = eta.map(tensor -> tensor.tensors().zerosLike(tensor));
        for (int from : List.of(0, half)) {
            int to = from == 0 ? half : reference.data.size();
            NamedTensors part = reference
                    .tensors
                    .valueAndGrad(
                            at -> pass.linearised(
                                    Part.of(reference.data.slice(from, to)),
                                    reference.theta,
                                    at,
                                    reference.draw(from, to),
                                    cotangents,
                                    1 / FixtureProblem.temperature(setting),
                                    reference.data.size()),
                            eta)
                    .gradient();
            sum = sum.map(part, Tensor::add);
        }
        return sum.values().stream().mapToDouble(Tensor::item).toArray();
    }
}
