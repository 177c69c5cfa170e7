package org.erlangen.inference.laplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.laplace.Reference.VALUE;
import static org.erlangen.inference.laplace.Reference.assertNear;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Evidence bounded from below by that of parts of the data. */
@Tag("reference")
class StochasticBoundReferenceTest {
    private static final Map<String, Structure> STRUCTURES = Map.of(
            "full", Structure.FULL,
            "blockdiag", Structure.BLOCK_DIAGONAL,
            "kron", Structure.KRONECKER,
            "diag", Structure.DIAGONAL);

    private static final double STEP = 1e-4;

    private final FixtureProblem reference = new FixtureProblem("ntk_bounds.json");
    private final Fixture expected = reference.fixture.get("expected");
    private final List<Fixture> parts = expected.get("data_partition").items();

    /** What a part says of all data. */
    private record Estimate(LaplacePosterior posterior, double logLikelihood) {
        double evidence() {
            return posterior.scales().dataFactor() * logLikelihood - posterior.complexity();
        }
    }

    private Estimate estimate(Structure structure, int... examples) {
        CurvaturePass pass = reference.pass(structure, Locations.EXPAND);
        Dataset part = reference.data.take(examples);
        Draw none = Draw.random(Key.ofSeed(0), 1, Sampling.STOCHASTIC);
        CurvatureFit fit = pass.batch(part, reference.theta, NamedTensors.empty(), none, part.size());
        double factor = (double) reference.data.size() / part.size();
        Scales scales =
                new Scales(1, factor, reference.scales(reference.fixture).prior());
        return new Estimate(
                new LaplacePosterior(
                        reference.roles, pass.curvature().blocks(fit.statistics()), reference.theta, scales),
                fit.logLikelihood());
    }

    private static int[] indices(Fixture part) {
        return IntStream.range(0, part.numbers().length)
                .map(i -> part.get(i).integer())
                .toArray();
    }

    @Test
    void logDeterminantsOfPartsMatchTheReferenceInEveryStructure() {
        for (int i = 0; i < parts.size(); i++) {
            Fixture ratios = expected.get("parametric_subset_logdet_ratios").get(i);
            for (String structure : STRUCTURES.keySet()) {
                LaplacePosterior posterior = estimate(
                                Objects.requireNonNull(STRUCTURES.get(structure)), indices(parts.get(i)))
                        .posterior();
                assertNear(
                        posterior.logDeterminant() - posterior.priorLogDeterminant(),
                        ratios.get(structure).number(),
                        VALUE);
            }
        }
    }

    @Test
    void estimatesFromPartsMatchTheReferenceAndBoundTheEvidenceOnAverage() {
        double mean = 0;
        for (int i = 0; i < parts.size(); i++) {
            double evidence = estimate(Structure.FULL, indices(parts.get(i))).evidence();
            assertNear(
                    evidence,
                    expected.get("stochastic_estimates_per_part").get(i).number(),
                    VALUE);
            mean += evidence / parts.size();
        }
        double full = estimate(
                        Structure.FULL,
                        IntStream.range(0, reference.data.size()).toArray())
                .evidence();
        assertNear(full, expected.get("log_marginal_likelihood_full").number(), VALUE);
        assertThat(mean).isLessThan(full);
    }

    @Test
    void gradientInThePriorIsTheSlopeOfTheBound() {
        Estimate estimate = estimate(Structure.KRONECKER, indices(parts.get(0)));
        NamedTensors prior = estimate.posterior().scales().prior();
        for (String name : prior.names()) {
            double above = complexity(estimate, prior, name, STEP);
            double below = complexity(estimate, prior, name, -STEP);
            double slope =
                    estimate.posterior().priorGradient().get(name).sumAll().item();
            assertNear(slope, (below - above) / (2 * STEP), Reference.GRADIENT);
        }
    }

    private static double complexity(Estimate estimate, NamedTensors prior, String name, double step) {
        NamedTensors moved = prior.with(name, prior.get(name).multiply(Math.exp(step)));
        Scales scales = new Scales(1, estimate.posterior().scales().dataFactor(), moved);
        return estimate.posterior().under(scales).complexity();
    }
}
