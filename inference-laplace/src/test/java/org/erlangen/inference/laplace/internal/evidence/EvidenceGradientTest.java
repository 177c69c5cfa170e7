package org.erlangen.inference.laplace.internal.evidence;

import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.inference.laplace.fixture.Problems;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.LaplacePosterior;
import org.erlangen.inference.laplace.internal.posterior.Prior;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.PriorPrecision;
import org.erlangen.inference.laplace.option.Structure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The evidence as a function of eta. */
class EvidenceGradientTest {
    /** Of fourth-order differences with step {@link #STEP}, which is short lest a pixel's bilinear kink lies within. */
    private static final double DIFFERENCES = 1e-6;

    private static final double STEP = 2e-6;

    private final Tensors tensors = Reference.tensors();

    @ParameterizedTest
    @EnumSource(Structure.class)
    void gradientInEtaIsTheSlopeOfTheEvidence(Structure structure) {
        slope(structure, Fisher.GAUSS_NEWTON, false);
    }

    @ParameterizedTest
    @EnumSource(Structure.class)
    void gradientInEtaIsTheSlopeOfTheEvidenceUnderTheEmpiricalFisher(Structure structure) {
        slope(structure, Fisher.EMPIRICAL, true);
    }

    @ParameterizedTest
    @EnumSource(Structure.class)
    void gradientInANetworksHyperparameterPassesThroughTheImagesOfItsWeights(Structure structure) {
        slope(structure, Fisher.GAUSS_NEWTON, Problems.imaged(tensors, true));
    }

    private void slope(Structure structure, Fisher fisher, boolean classes) {
        slope(structure, fisher, Problems.scaled(tensors, classes));
    }

    private void slope(Structure structure, Fisher fisher, Problems problems) {
        Problem problem = problems.with(Map.of("affine", new AffineGroup()), Invariance.Placement.INPUT, 1);
        Dataset data = problems.data(Key.ofSeed(3));
        NamedTensors theta = problem.network().initialise(tensors, Key.ofSeed(1));
        Eta eta = Eta.of(problem);
        List<Role> roles = Role.of(problem.network());
        CurvaturePass<Curvature> pass =
                new CurvaturePass<>(problem, Curvature.of(structure, roles, Locations.EXPAND), fisher);
        Prior scalar = new Prior(PriorPrecision.SCALAR, roles);
        NamedTensors prior = scalar.byParameter(scalar.initial(tensors, role -> 1.3));
        double temperature = 0.7;
        double dataFactor = 2.5;
        Slope slope = new Slope(
                pass, roles, theta, data, new Scales(1 / temperature, dataFactor, prior), dataFactor / temperature);

        NamedTensors at = eta.values(eta.initialise(Key.ofSeed(0)));
        NamedTensors gradient = slope.gradient(at);
        for (String name : at.names()) {
            assertNear(gradient.get(name).item(), slope.difference(at, name), DIFFERENCES);
        }
    }

    /** The evidence as a function of eta with frozen draws. */
    private record Slope(
            CurvaturePass<Curvature> pass,
            List<Role> roles,
            NamedTensors theta,
            Dataset data,
            Scales scales,
            double weight) {
        double evidence(NamedTensors eta) {
            CurvatureFit fit =
                    pass.batch(Part.of(data), theta, eta, pass.problem().draw(Key.ofSeed(6), false), data.size());
            return fit.logLikelihood() * weight - posterior(fit).penalty().complexity();
        }

        LaplacePosterior posterior(CurvatureFit fit) {
            return new LaplacePosterior(roles, pass.form().blocks(fit.statistics()), theta, scales);
        }

        NamedTensors gradient(NamedTensors eta) {
            var draw = pass.problem().draw(Key.ofSeed(6), false);
            NamedTensors cotangents = posterior(pass.batch(Part.of(data), theta, eta, draw, data.size()))
                    .penalty()
                    .cotangents();
            return pass.problem()
                    .tensors()
                    .valueAndGrad(
                            at -> pass.linearised(Part.of(data), theta, at, draw, cotangents, weight, data.size()), eta)
                    .gradient();
        }

        double difference(NamedTensors eta, String name) {
            return (8 * (evidence(moved(eta, name, 1)) - evidence(moved(eta, name, -1)))
                            - (evidence(moved(eta, name, 2)) - evidence(moved(eta, name, -2))))
                    / (12 * STEP);
        }

        private static NamedTensors moved(NamedTensors eta, String name, int steps) {
            return eta.with(name, eta.get(name).add(steps * STEP));
        }
    }
}
