package org.erlangen.inference.laplace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Alternation: steps towards the mode of the weights, and after an epoch steps of all hyperparameters up the evidence there. */
final class LaplaceEstimation implements Estimation {
    private static final String LINEARISED = "linearised";
    private static final String POINT_ESTIMATE = "point-estimate";

    private final LaplaceOptions options;
    private final Problem problem;
    private final Tensors tensors;
    private final List<Role> roles;
    private final Curvature curvature;
    private final Eta eta;
    private final WeightTraining weights;
    private final CurvaturePass pass;
    private final HyperLearning hyper;

    LaplaceEstimation(LaplaceOptions options, Problem problem) {
        this.options = options;
        this.problem = problem;
        this.tensors = problem.tensors();
        this.roles = Role.of(problem.network());
        this.curvature = options.structure().of(roles, options.locations());
        this.eta = new Eta(tensors, problem.hyperparameters());
        this.weights = new WeightTraining(options, problem, roles, eta);
        this.pass = new CurvaturePass(problem, curvature, options.fisher());
        this.hyper = new HyperLearning(options, problem, roles, eta, pass);
    }

    @Override
    public State initialise(Key key) {
        NamedTensors theta = problem.network().initialise(tensors, key);
        Map<String, Tensor> statistics = new LinkedHashMap<>();
        curvature.shapes().forEach((name, shape) -> statistics.put(name, tensors.filled(shape, 0, Precision.FLOAT64)));
        return LaplaceState.first(
                        theta,
                        options.optimiser().moments(theta),
                        eta.initialise(),
                        options.prior().initial(tensors, roles, options.priorPrecision()),
                        NamedTensors.of(statistics))
                .state();
    }

    // ---- training ------------------------------------------------------------------------------------------------

    @Override
    public Transition step(State state, Dataset batch, Key key) {
        LaplaceState now = new LaplaceState(state);
        if (now.counter(LaplaceState.Counter.STEP) == 0) {
            // Not all that a problem does to its network is known before it meets an input.
            new Observer(problem).check(now.theta(), batch.inputs(), eta.values(now.raw()), problem.draw(key, false));
        }
        return weights.step(now, batch, key);
    }

    @Override
    public Transition afterEpoch(State state, Dataset training, int epoch, Key key) {
        boolean due = epoch >= options.burnIn() && epoch % options.frequency() == 0;
        boolean last = epoch == problem.plan().epochs();
        if (!due && !last) {
            return new Transition(state, NamedTensors.empty());
        }
        LaplaceState before = new LaplaceState(state);
        Dataset part = subset(training, key.fold("subset"));
        CurvatureFit fit = gather(before, part, key.fold("curvature"), false);
        HyperLearning.Fitted fitted = hyper.fitted(before.withStatistics(fit.statistics()), part);
        if (due) {
            fitted = hyper.priorSteps(fitted, fit);
        }
        NamedTensors metrics = metrics(fitted, fit);
        LaplaceState next = fitted.state();
        if (due && hyper.learnsExtents(next)) {
            next = hyper.hyperStep(fitted, hyperSteps(), key.fold("extents"));
        }
        return new Transition((last ? closed(next, training, key.fold("last")) : next).state(), metrics);
    }

    /** Predictions are made with the curvature of all data at the last extents. */
    private LaplaceState closed(LaplaceState state, Dataset training, Key key) {
        return state.withStatistics(gather(state, training, key, false).statistics());
    }

    /** What the evidence is estimated from after an epoch: all data, or a random part. */
    private Dataset subset(Dataset training, Key key) {
        if (options.subset() == 0 || options.subset() >= training.size()) {
            return training;
        }
        int[] order = tensors.permutation(key, training.size());
        return training.take(Arrays.copyOf(order, options.subset()));
    }

    private long hyperSteps() {
        return Math.max(0, problem.plan().epochs() - options.burnIn()) / options.frequency();
    }

    private CurvatureFit gather(LaplaceState state, Dataset training, Key key, boolean evaluation) {
        return pass.over(training, state.theta(), eta.values(state.raw()), options.curvatureBatch(), key, evaluation);
    }

    private NamedTensors metrics(HyperLearning.Fitted fitted, CurvatureFit fit) {
        LaplacePosterior posterior = fitted.posterior();
        double dataFit = dataFit(fitted, fit);
        return NamedTensors.of("log-marginal-likelihood", number(dataFit - posterior.complexity()))
                .with("log-determinant", number(posterior.logDeterminant()))
                .with("effective-parameters", number(hyper.effective(posterior)))
                .with("clamped-eigenvalues", number(posterior.clamped()));
    }

    /** The noise may have moved since the pass. */
    private double dataFit(HyperLearning.Fitted fitted, CurvatureFit fit) {
        return new NoiseLearning(problem.likelihood(), fit, hyper.weight(fitted.data()))
                .logLikelihood(eta.values(fitted.state().raw()));
    }

    private Tensor number(double value) {
        return tensors.scalar(value, Precision.FLOAT64);
    }

    // ---- judging -------------------------------------------------------------------------------------------------

    @Override
    public Evidence evidence(State state, Dataset training, Key key) {
        LaplaceState now = new LaplaceState(state);
        CurvatureFit fit = gather(now, training, key, true);
        LaplacePosterior posterior = hyper.posterior(now.withStatistics(fit.statistics()));
        return new Evidence(fit.logLikelihood() / options.temperature(), posterior.complexity(), training.size());
    }

    @Override
    public NamedTensors hyperparameters(State state) {
        LaplaceState now = new LaplaceState(state);
        // Of precisions that differ within a tensor, their geometric mean.
        NamedTensors precisions =
                now.logPrecisions().map(logarithm -> logarithm.meanAll().exp());
        return eta.values(now.raw()).with(precisions);
    }

    @Override
    public NamedTensors parameters(State state) {
        return new LaplaceState(state).theta();
    }

    @Override
    public Map<String, NamedTensors> predict(State state, Tensor inputs, Key key) {
        NamedTensors now = eta.values(new LaplaceState(state).raw());
        Map<String, NamedTensors> predictions = new LinkedHashMap<>();
        if (options.predictive() != Predictive.POINT_ESTIMATE) {
            predictions.put(
                    LINEARISED,
                    problem.likelihood().predictive(linearised(new LaplaceState(state), inputs, now, key), now));
        }
        Tensor outputs = problem.outputs(
                new PointSites(parameters(state)), inputs, now, problem.draw(key.fold("transformations"), true));
        predictions.put(POINT_ESTIMATE, problem.likelihood().predictive(outputs.expand(0), now));
        return predictions;
    }

    private Tensor linearised(LaplaceState state, Tensor inputs, NamedTensors now, Key key) {
        LinearisedPrediction prediction = new LinearisedPrediction(problem);
        LaplacePosterior posterior = hyper.posterior(state);
        if (options.predictive() == Predictive.WEIGHT_SAMPLES) {
            return prediction.weightSamples(posterior, state.theta(), inputs, now, key, options.predictiveSamples());
        }
        LinearisedPrediction.Gaussian gaussian = prediction.gaussian(posterior, state.theta(), inputs, now, key);
        if (options.predictive() == Predictive.LINEARISED) {
            return gaussian.closedForm(problem.likelihood().targets());
        }
        Shape shape = gaussian.mean().shape().insert(0, options.predictiveSamples());
        return gaussian.samples(tensors.normal(key.fold("outputs"), shape, Precision.FLOAT64));
    }
}
