package org.erlangen.inference.vi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.inference.vi.Reference.assertNear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.Schedule;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Initialiser;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.api.tensor.ValueAndGradient;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.model.InvariantProblem;
import org.erlangen.host.model.Model;
import org.erlangen.plugins.likelihoods.GaussianLikelihood;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In a linear model with Gaussian noise the evidence is known, and a posterior that can be exact must reach it. */
@Tag("property")
class LinearGaussianEvidenceTest {
    private static final int FEATURES = 3;
    private static final int EXAMPLES = 6;
    private static final double NOISE = 0.5;
    private static final double PRIOR_DEVIATION = 5;
    private static final int STEPS = 1_500;
    private static final double RATE = 0.1;

    /** Nats: what the optimiser may leave. */
    private static final double REACHED = 1e-6;

    private final Tensors tensors = Reference.tensors();
    private final Tensor inputs = tensors.normal(Key.ofSeed(1), Shape.of(EXAMPLES, FEATURES));
    private final Tensor targets = tensors.normal(Key.ofSeed(2), Shape.of(EXAMPLES, 1));

    @ParameterizedTest
    @EnumSource(
            value = GaussianFamily.class,
            names = {"FULL", "MATRIX_NORMAL"})
    void anExactFamilyReachesTheEvidence(GaussianFamily family) {
        assertNear(bestBound(family), evidence(), REACHED);
    }

    @Test
    void independentElementsStayBelowTheEvidence() {
        assertThat(bestBound(GaussianFamily.MEAN_FIELD)).isLessThan(evidence() - 0.01);
    }

    /** {@code log N(y | 0, deviation^2 X X^T + noise^2 I)}. */
    private double evidence() {
        Tensor covariance = inputs.matmul(inputs, false, true)
                .multiply(PRIOR_DEVIATION * PRIOR_DEVIATION)
                .add(tensors.identity(EXAMPLES).multiply(NOISE * NOISE));
        Tensor factor = covariance.cholesky();
        double scatter =
                factor.solveLowerTriangular(targets, false).square().sumAll().item();
        return -0.5 * (scatter + covariance.logDeterminant().item() + EXAMPLES * Math.log(2 * Math.PI));
    }

    private double bestBound(GaussianFamily family) {
        Problem problem = problem();
        VariationalOptions options =
                Options.defaults().readout(family).prior(Prior.FIXED).made();
        BayesianNetwork network = new BayesianNetwork(problem.network(), options, false);
        LowerBound bound = new LowerBound(problem, network);
        NamedTensors values = network.initialise(tensors, Key.ofSeed(3));
        NamedTensors moments = Adam.USUAL.moments(network.trained(values));
        double reached = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            NamedTensors before = values;
            ValueAndGradient loss = tensors.valueAndGrad(
                    moved -> elbo(bound, before.with(moved)).negate(), network.trained(values));
            double rate = RATE * Schedule.COSINE.factor(step, STEPS, 0);
            Adam.Step moved = Adam.USUAL.step(network.trained(values), loss.gradient(), moments, step + 1, rate);
            values = values.with(moved.parameters());
            moments = moved.moments();
            reached = -loss.value().item();
        }
        return reached;
    }

    private Tensor elbo(LowerBound bound, NamedTensors values) {
        NamedTensors eta = NamedTensors.of(GaussianLikelihood.NOISE, tensors.scalar(NOISE));
        return bound.logLikelihood(values, eta, new Dataset(inputs, targets), sigmaPoints())
                .sumAll()
                .subtract(bound.divergence(values));
    }

    /** Points at which the mean of any quadratic function is that under the standard normal, as the log likelihood is quadratic here. */
    private List<LowerBound.Sample> sigmaPoints() {
        Draw none = Draw.random(Key.ofSeed(0), 1, Sampling.STOCHASTIC);
        List<LowerBound.Sample> points = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                Tensor point = tensors.identity(FEATURES).slice(0, i, i + 1).multiply(sign * Math.sqrt(FEATURES));
                points.add(new LowerBound.Sample((map, shape) -> point.reshape(shape), none));
            }
        }
        return points;
    }

    private Problem problem() {
        DataOutline outline = new DataOutline(EXAMPLES, 1, Shape.of(FEATURES), 1, DataOutline.Targets.REAL);
        Invariance invariance =
                new Invariance(Invariance.Placement.INPUT, Invariance.Average.LOGITS, 1, 1, Sampling.STOCHASTIC);
        Model model = new Model(new Linear(), Map.of(), invariance, new GaussianLikelihood(), outline);
        return new InvariantProblem(tensors, model, new TrainingPlan(1, EXAMPLES, EXAMPLES));
    }

    private record Linear() implements Network {
        @Override
        public List<LinearMap> maps() {
            return List.of(new LinearMap.Dense("readout", FEATURES, 1, false, WeightImage.IDENTITY));
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("readout.weight", Shape.of(1, FEATURES), Initialiser.normal(1)));
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            return sites.readout(readout(), x);
        }
    }
}
