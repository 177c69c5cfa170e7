package org.erlangen.inference.laplace.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.erlangen.inference.laplace.fixture.FactoredNetwork;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.LaplacePosterior;
import org.erlangen.inference.laplace.internal.posterior.Penalty;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kronecker factors, evidence and effective parameters of a relaxed layer with a factored and a convolutional path. */
@Tag("reference")
class FactoredCurvatureReferenceTest {
    private static final double EXACT = 1e-10;

    private final Tensors tensors = Reference.tensors();
    private final Fixture fixture = Fixture.read("equivariance/kfac_ffc_conv.json");
    private final Fixture expected = fixture.get("expected");
    private final Problems problems = new Problems(tensors, new FactoredNetwork(), Shape.of(2, 4, 4), 3, true, 5);
    private final CurvatureFit fit = fit();

    private CurvatureFit fit() {
        Dataset data = new Dataset(
                fixture.get("inputs").get("x").tensor(tensors),
                fixture.get("inputs").get("targets").tensor(tensors));
        CurvaturePass<Curvature> pass = new CurvaturePass<>(
                problems.plain(1),
                Curvature.of(Structure.KRONECKER, Role.of(problems.network()), Locations.EXPAND),
                Fisher.GAUSS_NEWTON);
        return pass.over(Part.of(data), theta(), NamedTensors.empty(), 2, Key.ofSeed(0), false);
    }

    private NamedTensors theta() {
        Map<String, Tensor> theta = new LinkedHashMap<>();
        problems.network()
                .parameters()
                .forEach(parameter -> theta.put(
                        parameter.name(),
                        fixture.get("parameters").get(parameter.name()).tensor(tensors)));
        return NamedTensors.of(theta);
    }

    private Penalty penalty() {
        return penalty(Map.of());
    }

    /** Under the fixture's prior precisions, but for some. */
    private Penalty penalty(Map<String, Double> others) {
        Map<String, Tensor> prior = new LinkedHashMap<>();
        Fixture precisions = fixture.get("parameters").get("prior_precision");
        problems.network()
                .parameters()
                .forEach(parameter -> prior.put(
                        parameter.name(),
                        tensors.scalar(others.getOrDefault(
                                parameter.name(),
                                precisions.get(parameter.name()).number()))));
        Curvature curvature = Curvature.of(Structure.KRONECKER, Role.of(problems.network()), Locations.EXPAND);
        return new LaplacePosterior(
                        Role.of(problems.network()),
                        curvature.blocks(fit.statistics()),
                        theta(),
                        Scales.of(1, NamedTensors.of(prior)))
                .penalty();
    }

    /** The fixture's A is a sum over locations, ours their mean, and its G has the inverse factor. */
    private void factors(String map, Fixture inputs, Fixture outputs, int locations) {
        NamedTensors statistics = fit.statistics();
        assertNear(statistics.get(map + ".inputs").multiply(locations), inputs, EXACT);
        assertNear(statistics.get(map + ".outputs").multiply(1.0 / locations), outputs, EXACT);
        assertNear(statistics.get(map + ".outputs"), expected.get("H_bias").get(map), EXACT);
    }

    @Test
    void factorsOfBlocksAreTheirBlocks() {
        factors("U", expected.get("A_U_blocks"), expected.get("G_U"), 2);
        factors("V", expected.get("A_V_blocks"), expected.get("G_V"), 3);
    }

    @Test
    void factorsOfTheConvolutionAndTheHeadBesideThemMatchToo() {
        factors("conv", expected.get("A_conv"), expected.get("G_conv"), 16);
        factors("head", expected.get("A_head"), expected.get("G_head"), 1);
    }

    @Test
    void pathsThatArePushedToZeroKeepFiniteGradientsAndDetermineNothing() {
        Penalty penalty = penalty(Map.of("U.weight", 1e12, "V.weight", 1e12));
        for (String name : new String[] {"U.weight", "V.weight"}) {
            assertThat(penalty.effectiveParameters().get(name).sumAll().item()).isBetween(-1e-6, 1e-6);
            assertThat(penalty.priorGradient().get(name).sumAll().item()).isNegative();
        }
        assertThat(penalty.complexity()).isFinite();
    }

    @Test
    void evidenceEffectiveParametersAndTheirGradientMatch() {
        Penalty penalty = penalty();
        NamedTensors effective = penalty.effectiveParameters();
        NamedTensors gradient = penalty.priorGradient();
        problems.network().parameters().forEach(parameter -> {
            String name = parameter.name();
            double gamma = effective.get(name).sumAll().item();
            assertNear(gamma, expected.get("effective_parameters").get(name).number(), EXACT);
            assertNear(
                    gamma / parameter.shape().elements(),
                    expected.get("normalised_effective_parameters").get(name).number(),
                    EXACT);
            assertNear(
                    gradient.get(name).sumAll().item(),
                    expected.get("grad_log_prior_precision_kfac").get(name).number(),
                    EXACT);
        });
        assertNear(fit.logLikelihood(), expected.get("log_likelihood").number(), EXACT);
        assertNear(
                fit.logLikelihood() - penalty.complexity(),
                expected.get("log_marginal_likelihood_kfac").number(),
                EXACT);
    }
}
