package org.erlangen.inference.laplace.internal.evidence;

import static org.erlangen.inference.laplace.fixture.Reference.GRADIENT;
import static org.erlangen.inference.laplace.fixture.Reference.VALUE;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.inference.laplace.fixture.FixtureProblem;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.LaplacePosterior;
import org.erlangen.inference.laplace.internal.posterior.Prior;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.PriorPrecision;
import org.erlangen.inference.laplace.option.Structure;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("reference")
class LogMarginalLikelihoodReferenceTest {
    private static final Map<String, Structure> STRUCTURES = Map.of(
            "full", Structure.FULL,
            "blockdiag", Structure.BLOCK_DIAGONAL,
            "kron", Structure.KRONECKER,
            "kron_reduce", Structure.KRONECKER,
            "diag", Structure.DIAGONAL);

    @ParameterizedTest
    @ValueSource(strings = {"mlp_classification.json", "mlp_regression.json", "cnn_classification.json"})
    void evidenceAndItsGradientsMatchTheReference(String file) {
        forEachStructure(new FixtureProblem(file), this::compare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp_classification.json", "mlp_regression.json", "cnn_classification.json"})
    void batchesAddUpToTheWhole(String file) {
        FixtureProblem reference = new FixtureProblem(file);
        Fixture setting = reference.fixture.get("settings").get(0);
        forEachStructure(reference, (problem, name, ignored) -> {
            CurvaturePass<Curvature> pass = pass(problem, name);
            CurvatureFit whole = problem.fit(pass, problem.eta(setting), 1);
            CurvatureFit parts = problem.fit(pass, problem.eta(setting), 3);
            whole.statistics()
                    .asMap()
                    .forEach((statistic, expected) ->
                            assertNear(parts.statistics().get(statistic).toDoubles(), expected.toDoubles(), VALUE));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp_classification.json", "mlp_regression.json", "cnn_classification.json"})
    void curvatureMatchesTheReference(String file) {
        FixtureProblem reference = new FixtureProblem(file);
        NamedTensors eta = unitNoise(reference);
        NamedTensors diagonal = reference
                .fit(reference.pass(Structure.DIAGONAL, Locations.EXPAND), eta, 1)
                .statistics();
        assertNear(
                reference.flat(diagonal, UnaryOperator.identity()),
                reference.fixture.get("ggn_diag").numbers(),
                VALUE);
        if (reference.fixture.has("ggn_full")) {
            NamedTensors full = reference
                    .fit(reference.pass(Structure.FULL, Locations.EXPAND), eta, 1)
                    .statistics();
            assertNear(full.get("all"), reference.fixture.get("ggn_full"), VALUE);
        }
        for (Locations locations : Locations.values()) {
            NamedTensors factors = reference
                    .fit(reference.pass(Structure.KRONECKER, locations), eta, 1)
                    .statistics();
            for (Fixture expected : reference.fixture.get("kron_factors")) {
                String mode = locations == Locations.EXPAND ? "expand" : "reduce";
                if (expected.has(mode)) {
                    String map = "m" + expected.get("layer").integer();
                    assertNear(factors.get(map + ".inputs"), expected.get(mode).get("A"), VALUE);
                    assertNear(factors.get(map + ".outputs"), expected.get(mode).get("G"), VALUE);
                }
            }
        }
    }

    private interface Comparison {
        void of(FixtureProblem reference, String structure, Fixture setting);
    }

    private static void forEachStructure(FixtureProblem reference, Comparison comparison) {
        for (Fixture setting : reference.fixture.get("settings")) {
            Fixture structures = setting.get("expected").get("structures");
            STRUCTURES.keySet().stream()
                    .filter(structures::has)
                    .forEach(name -> comparison.of(reference, name, setting));
        }
    }

    private static CurvaturePass<Curvature> pass(FixtureProblem reference, String structure) {
        Locations locations = structure.equals("kron_reduce") ? Locations.REDUCE : Locations.EXPAND;
        return reference.pass(Objects.requireNonNull(STRUCTURES.get(structure)), locations);
    }

    private static NamedTensors unitNoise(FixtureProblem reference) {
        return reference
                .eta(reference.fixture.get("settings").get(0))
                .map(noise -> noise.tensors().scalar(1));
    }

    private void compare(FixtureProblem reference, String structure, Fixture setting) {
        Fixture expected = setting.get("expected");
        Fixture form = expected.get("structures").get(structure);
        CurvaturePass<Curvature> pass = pass(reference, structure);
        CurvatureFit fit = reference.fit(pass, reference.eta(setting), 2);
        LaplacePosterior posterior = reference.posterior(pass, fit, setting);
        double logLikelihood = fit.logLikelihood() / FixtureProblem.temperature(setting);

        assertNear(logLikelihood, expected.get("log_likelihood").number(), VALUE);
        assertNear(posterior.penalty().scatter(), expected.get("scatter").number(), VALUE);
        assertNear(
                posterior.penalty().priorLogDeterminant(),
                expected.get("logdet_prior").number(),
                VALUE);
        assertNear(
                posterior.penalty().logDeterminant(),
                form.get("logdet_posterior").number(),
                VALUE);
        assertNear(
                logLikelihood - posterior.penalty().complexity(),
                form.get("log_marginal_likelihood").number(),
                VALUE);
        assertNear(
                priorGradient(reference, posterior, setting),
                form.get("grad_log_prior_precision").numbers(),
                GRADIENT);
        if (form.has("effective_dimensions")) {
            assertNear(
                    reference.flat(posterior.penalty().effectiveParameters(), Tensor::sumAll),
                    form.get("effective_dimensions").numbers(),
                    VALUE);
        }
        if (form.has("grad_log_sigma")) {
            assertNear(
                    noiseGradient(reference, posterior, fit, setting),
                    form.get("grad_log_sigma").number(),
                    GRADIENT);
        }
        if (form.has("cotangents")) {
            double noise = setting.get("sigma_noise").number();
            assertCotangents(posterior, form.get("cotangents"), reference, noise * noise);
        }
    }

    private static double[] priorGradient(FixtureProblem reference, LaplacePosterior posterior, Fixture setting) {
        NamedTensors collected = new Prior(FixtureProblem.kind(setting), reference.roles)
                .collect(posterior.penalty().priorGradient());
        Map<String, Tensor> byParameter = new LinkedHashMap<>();
        reference.roles.forEach(
                role -> byParameter.put(role.parameter(), collected.get(PriorPrecision.NAME + "." + role.parameter())));
        return reference.flat(NamedTensors.of(byParameter), UnaryOperator.identity());
    }

    private static double noiseGradient(
            FixtureProblem reference, LaplacePosterior posterior, CurvatureFit fit, Fixture setting) {
        NoiseLearning noise =
                new NoiseLearning(reference.problem.likelihood(), fit, 1 / FixtureProblem.temperature(setting));
        double effective = reference
                .tensors
                .vector(reference.flat(posterior.penalty().effectiveParameters(), Tensor::sumAll))
                .sumAll()
                .item();
        NamedTensors logarithm = reference.eta(setting).map(Tensor::log);
        return noise.gradient(logarithm, at -> at.map(Tensor::exp), effective)
                .get(GaussianLikelihood.NOISE)
                .item();
    }

    /** The fixture gives weight and bias each a cotangent of the factor that they share, which in it lacks {@code 1 / variance}. */
    static void assertCotangents(
            LaplacePosterior posterior, Fixture expected, FixtureProblem reference, double variance) {
        NamedTensors cotangents = posterior.penalty().cotangents();
        int at = 0;
        for (Role role : reference.roles) {
            Fixture own = expected.get(at++);
            if (role instanceof Role.Weight weight) {
                String map = weight.map().name();
                assertNear(cotangents.get(map + ".inputs"), own.get("dA"), GRADIENT);
                double[] outputs = own.get("dG").numbers();
                double[] ours =
                        cotangents.get(map + ".outputs").multiply(1 / variance).toDoubles();
                if (weight.map().biased()) {
                    double[] bias = expected.get(at).get("dG").numbers();
                    for (int i = 0; i < outputs.length; i++) {
                        outputs[i] += bias[i];
                    }
                }
                assertNear(ours, outputs, GRADIENT);
            }
        }
    }
}
