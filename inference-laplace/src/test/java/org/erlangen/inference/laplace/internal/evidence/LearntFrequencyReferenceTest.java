package org.erlangen.inference.laplace.internal.evidence;

import static org.erlangen.inference.laplace.fixture.Reference.GRADIENT;
import static org.erlangen.inference.laplace.fixture.Reference.VALUE;
import static org.erlangen.inference.laplace.fixture.Reference.assertNear;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Constraint;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.parameter.Unit;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.inference.laplace.fixture.Reference;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.LaplacePosterior;
import org.erlangen.inference.laplace.internal.posterior.Penalty;
import org.erlangen.inference.laplace.option.Fisher;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.Structure;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hyperparameter inside the network: {@code W3 relu(W2 cos(omega^2 W1 x))}, whose evidence depends on omega through f and through J. */
@Tag("reference")
class LearntFrequencyReferenceTest {
    private static final String OMEGA = "cosine.frequency";

    private final Fixture fixture = Fixture.read("invariance/toy_cosine.json");
    private final Tensors tensors = Reference.tensors();
    private final Network network = new Cosines();
    private final List<Role> roles = Role.of(network);
    private final NamedTensors theta = NamedTensors.of(
                    "waves.weight", fixture.get("W1").tensor(tensors))
            .with("hidden.weight", fixture.get("W2").tensor(tensors))
            .with("readout.weight", fixture.get("W3").tensor(tensors));
    private final Dataset data = new Dataset(
            fixture.get("x").tensor(tensors).reshape(-1, 1),
            fixture.get("y").tensor(tensors).reshape(-1, 1));
    private final double sigma =
            Math.exp(0.5 * fixture.get("log_noise_variance").number());
    private final NamedTensors eta = NamedTensors.of(
                    OMEGA, tensors.scalar(fixture.get("omega").number()))
            .with(GaussianLikelihood.NOISE, tensors.scalar(sigma));
    private final Problem problem = problem();
    private final CurvaturePass<Curvature> pass =
            new CurvaturePass<>(problem, Curvature.of(Structure.FULL, roles, Locations.EXPAND), Fisher.GAUSS_NEWTON);
    private final Draw draw = problem.draw(Key.ofSeed(0), false);
    private final CurvatureFit fit = pass.batch(Part.of(data), theta, eta, draw, data.size());
    private final Penalty penalty =
            new LaplacePosterior(roles, pass.form().blocks(fit.statistics()), theta, scales()).penalty();

    private Problem problem() {
        Invariance invariance =
                new Invariance(Invariance.Placement.INPUT, Invariance.Average.LOGITS, 1, 1, Sampling.STOCHASTIC);
        DataOutline outline = new DataOutline(data.size(), 0, Shape.of(1), 1, DataOutline.Targets.REAL);
        return new InvariantProblem(
                tensors,
                new Model(network, Map.of(), invariance, new GaussianLikelihood(), outline),
                new TrainingPlan(1, data.size(), data.size()));
    }

    private Scales scales() {
        Tensor precision =
                tensors.scalar(Math.exp(fixture.get("log_prior_precision").number()));
        Map<String, Tensor> all = new LinkedHashMap<>();
        roles.forEach(role -> all.put(role.parameter(), precision));
        return Scales.of(1, NamedTensors.of(all));
    }

    @Test
    void theEvidenceMatchesTheReference() {
        assertNear(fit.logLikelihood(), fixture.get("log_likelihood").number(), VALUE);
        assertNear(
                penalty.logDeterminant(),
                fixture.get("log_det_posterior_precision").number(),
                VALUE);
        assertNear(
                fit.logLikelihood() - penalty.complexity(),
                fixture.get("log_marginal_likelihood").number(),
                VALUE);
    }

    @Test
    void itsGradientInFrequencyPrecisionAndNoiseMatchesTheReference() {
        NamedTensors slope = tensors.valueAndGrad(
                        at -> pass.linearised(Part.of(data), theta, at, draw, penalty.cotangents(), 1, data.size()),
                        eta)
                .gradient();
        double precision = penalty.priorGradient().values().stream()
                .mapToDouble(gradient -> gradient.sumAll().item())
                .sum();
        double logVariance = slope.get(GaussianLikelihood.NOISE).item() * sigma / 2;

        assertNear(
                new double[] {slope.get(OMEGA).item(), precision, logVariance},
                fixture.get("hyper_gradient").numbers(),
                GRADIENT);
    }

    /** Four cosines, three rectified units. */
    private record Cosines() implements Network {
        private static LinearMap.Dense map(String name, int inputs, int outputs) {
            return new LinearMap.Dense(name, inputs, outputs, false, WeightImage.IDENTITY);
        }

        @Override
        public List<LinearMap> maps() {
            return List.of(map("waves", 1, 4), map("hidden", 4, 3), map("readout", 3, 1));
        }

        @Override
        public List<Parameter> parameters() {
            return maps().stream()
                    .map(map -> new Parameter(map.weight(), map.shape(), Initialiser.normal(1)))
                    .toList();
        }

        @Override
        public List<Hyperparameter> hyperparameters() {
            return List.of(new Hyperparameter(OMEGA, "frequency", 1, Constraint.FREE, Unit.NONE, true));
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            Tensor omega = sites.hyperparameter(OMEGA);
            Tensor wave =
                    sites.dense(map("waves", 1, 4), x).multiply(omega.square()).cos();
            return sites.readout(
                    map("readout", 3, 1), sites.dense(map("hidden", 4, 3), wave).relu());
        }
    }
}
