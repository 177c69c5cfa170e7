package org.erlangen.inference.laplace.internal.evidence;

import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.inference.laplace.fixture.FixtureProblem;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.posterior.LaplacePosterior;
import org.erlangen.inference.laplace.internal.posterior.Prior;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.PriorPrecision;
import org.erlangen.inference.laplace.option.Structure;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.erlangen.plugins.likelihoods.SoftmaxLikelihood;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nested differentiation and the explicit sweep are two ways to one gradient. */
@Tag("reference")
class ExplicitSweepTest {
    private static final double SAME = 1e-9;
    private static final int SAMPLES = 3;

    @ParameterizedTest
    @CsvSource({
        "mlp_invariance.json, true, GAUSS_NEWTON, 1",
        "mlp_invariance.json, true, GAUSS_NEWTON, 0.6",
        "mlp_invariance.json, true, EMPIRICAL, 0.6",
        "mlp_invariance.json, false, GAUSS_NEWTON, 1",
        "mlp_invariance.json, false, EMPIRICAL, 0.6",
        "cnn_invariance.json, true, GAUSS_NEWTON, 1",
        "cnn_invariance.json, true, EMPIRICAL, 0.6",
        "cnn_invariance.json, false, GAUSS_NEWTON, 0.6"
    })
    void nestedDifferentiationGivesTheGradientOfTheExplicitSweep(
            String file, boolean classes, Fisher fisher, double temperature) {
        FixtureProblem fixture = new FixtureProblem(file);
        Problem problem = problem(fixture, classes);
        Dataset data = data(fixture, classes);
        Eta eta = Eta.of(problem);
        NamedTensors at = eta.values(eta.initialise(Key.ofSeed(0)));
        Draw draw = problem.draw(Key.ofSeed(3), false);
        CurvaturePass<Curvature> pass = new CurvaturePass<>(
                problem, Curvature.of(Structure.KRONECKER, fixture.roles, Locations.EXPAND), fisher);
        NamedTensors cotangents = cotangents(fixture, pass, data, at, draw, temperature);

        NamedTensors nested = fixture.tensors
                .valueAndGrad(
                        moved -> pass.linearised(
                                Part.of(data), fixture.theta, moved, draw, cotangents, 1 / temperature, data.size()),
                        at)
                .gradient();
        NamedTensors swept = new ExplicitSweep(pass, Part.of(data), fixture.theta, draw)
                .gradient(at, cotangents, 1 / temperature, data.size());

        for (String name : at.names()) {
            assertNear(nested.get(name).item(), swept.get(name).item(), SAME);
        }
    }

    private static NamedTensors cotangents(
            FixtureProblem fixture,
            CurvaturePass<Curvature> pass,
            Dataset data,
            NamedTensors eta,
            Draw draw,
            double temperature) {
        CurvatureFit fit = pass.batch(Part.of(data), fixture.theta, eta, draw, data.size());
        Prior scalar = new Prior(PriorPrecision.SCALAR, fixture.roles);
        NamedTensors prior = scalar.byParameter(scalar.initial(fixture.tensors, role -> 1.3));
        return new LaplacePosterior(
                        fixture.roles,
                        pass.form().blocks(fit.statistics()),
                        fixture.theta,
                        Scales.of(1 / temperature, prior))
                .penalty()
                .cotangents();
    }

    private static Dataset data(FixtureProblem fixture, boolean classes) {
        int outputs = fixture.network.readout().outputs();
        return classes
                ? fixture.data
                : new Dataset(
                        fixture.data.inputs(),
                        fixture.tensors.normal(Key.ofSeed(1), Shape.of(fixture.data.size(), outputs)));
    }

    private static Problem problem(FixtureProblem fixture, boolean classes) {
        Likelihood likelihood = classes ? new SoftmaxLikelihood() : new GaussianLikelihood();
        Shape inputs = fixture.data.inputs().shape();
        DataOutline outline = new DataOutline(
                fixture.data.size(),
                0,
                inputs.part(1, inputs.rank()),
                fixture.network.readout().outputs(),
                likelihood.targets());
        Invariance invariance = new Invariance(
                Invariance.Placement.INPUT, Invariance.Average.LOGITS, SAMPLES, SAMPLES, Sampling.STOCHASTIC);
        return new InvariantProblem(
                fixture.tensors,
                new Model(fixture.network, Map.of("affine", new AffineGroup()), invariance, likelihood, outline),
                new TrainingPlan(1, fixture.data.size(), fixture.data.size()));
    }
}
