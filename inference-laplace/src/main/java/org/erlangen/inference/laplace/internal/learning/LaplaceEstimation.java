package org.erlangen.inference.laplace.internal.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Eta;
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
import org.erlangen.inference.laplace.internal.curvature.Block;
import org.erlangen.inference.laplace.internal.curvature.Curvature;
import org.erlangen.inference.laplace.internal.curvature.Form;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.curvature.TangentKernel;
import org.erlangen.inference.laplace.internal.evidence.CurvatureFit;
import org.erlangen.inference.laplace.internal.evidence.CurvaturePass;
import org.erlangen.inference.laplace.internal.evidence.NoiseLearning;
import org.erlangen.inference.laplace.internal.evidence.Part;
import org.erlangen.inference.laplace.internal.evidence.Partition;
import org.erlangen.inference.laplace.internal.evidence.Terms;
import org.erlangen.inference.laplace.internal.observation.Observer;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.FirstPrecision;
import org.erlangen.inference.laplace.internal.posterior.LaplacePosterior;
import org.erlangen.inference.laplace.internal.posterior.LinearisedPrediction;
import org.erlangen.inference.laplace.internal.posterior.Penalty;
import org.erlangen.inference.laplace.internal.posterior.Prior;
import org.erlangen.inference.laplace.option.Bound;
import org.erlangen.inference.laplace.option.Keep;
import org.erlangen.inference.laplace.option.LaplaceOptions;
import org.erlangen.inference.laplace.option.Predictive;

/** Alternation: steps towards the mode of the weights, and after an epoch steps of all hyperparameters up the evidence there. */
public final class LaplaceEstimation implements Estimation {
    private static final String LINEARISED = "linearised";
    private static final String POINT_ESTIMATE = "point-estimate";

    private final LaplaceOptions options;
    private final Problem problem;
    private final Tensors tensors;
    private final List<Role> roles;
    private final Prior prior;
    private final Curvature curvature;
    private final Eta eta;
    private final WeightTraining weights;
    private final CurvaturePass<Curvature> pass;
    private final CurvaturePass<Form> bound;
    private final HyperLearning hyper;

    /** The estimation of a problem's weights and hyperparameters, which must allow these options. */
    public LaplaceEstimation(LaplaceOptions options, Problem problem) {
        this.options = options;
        this.problem = problem;
        this.tensors = problem.tensors();
        this.roles = Role.of(problem.network());
        this.prior = new Prior(options.prior(), roles);
        this.curvature = Curvature.of(options.structure(), roles, options.locations());
        this.eta = Eta.of(problem);
        this.weights = new WeightTraining(options, problem, roles, eta);
        this.pass = new CurvaturePass<>(problem, curvature, options.fisher());
        Form form = options.bound() == Bound.KERNEL ? new TangentKernel(roles) : curvature;
        this.bound = new CurvaturePass<>(problem, form, options.fisher(), options.outputs());
        this.hyper = new HyperLearning(options, problem, roles, eta, bound);
    }

    @Override
    public State initialise(Key key) {
        NamedTensors theta = problem.network().initialise(tensors, key);
        Map<String, Tensor> statistics = new LinkedHashMap<>();
        curvature.shapes().forEach((name, shape) -> statistics.put(name, tensors.filled(shape, 0, Precision.FLOAT64)));
        LaplaceState first = LaplaceState.first(
                theta,
                weights.moments(theta),
                eta.initialise(key),
                prior.initial(tensors, FirstPrecision.of(options, problem.network())::of),
                NamedTensors.of(statistics));
        return (options.keep() == Keep.BEST ? first.withMemory() : first).state();
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
        Part part = part(training, key.fold("subset"));
        Key draws = key.fold("curvature");
        CurvatureFit fit = bounded(before, part, draws, false);
        HyperLearning.Fitted fitted = hyper.fitted(before, fit, part, draws);
        if (due) {
            fitted = hyper.priorSteps(fitted, fit);
        }
        double evidence = dataFit(fitted, fit) - fitted.penalty().complexity();
        LaplaceState next = fitted.state();
        if (options.bound() == Bound.NONE) {
            next = next.withStatistics(fitted.statistics());
        }
        if (options.keep() == Keep.BEST) {
            next = next.remembering(fitted.state(), evidence, epoch);
        }
        if (due && hyper.learnsExtents(next)) {
            next = hyper.hyperStep(fitted, next, hyperSteps(), key.fold("extents"));
        }
        NamedTensors metrics = metrics(fitted.penalty(), evidence, next);
        return new Transition((last ? closed(next, training, key.fold("last")) : next).state(), metrics);
    }

    /** Predictions are made with the curvature of all data at the hyperparameters that are kept. */
    private LaplaceState closed(LaplaceState state, Dataset training, Key key) {
        LaplaceState kept = options.keep() == Keep.BEST ? state.recalled() : state;
        return kept.withStatistics(gather(kept, training, key, false).statistics());
    }

    /** What hyperparameters follow after an epoch: all data, or a random part. */
    private Part part(Dataset training, Key key) {
        return options.bound() == Bound.NONE
                ? Part.of(training)
                : chosen(partition(training).draw(training, key), key);
    }

    private Partition partition(Dataset training) {
        return new Partition(options.grouping(), options.subset() == 0 ? training.size() : options.subset());
    }

    private Part chosen(Dataset part, Key key) {
        int outputs = problem.network().readout().outputs();
        return new Part(part, new Terms(options.outputs()).choose(tensors, key.fold("outputs"), part.size(), outputs));
    }

    private long hyperSteps() {
        return Math.max(0, problem.plan().epochs() - options.burnIn()) / options.frequency();
    }

    /** The posterior at a state, with its curvature as last gathered from all data. */
    LaplacePosterior posterior(LaplaceState state) {
        List<Block> blocks = curvature.blocks(state.statistics());
        NamedTensors precisions = prior.byParameter(state.logPrecisions());
        return new LaplacePosterior(roles, blocks, state.theta(), Scales.of(1 / options.temperature(), precisions));
    }

    private CurvatureFit gather(LaplaceState state, Dataset training, Key key, boolean evaluation) {
        return finite(pass.over(
                Part.of(training), state.theta(), eta.values(state.raw()), options.curvatureBatch(), key, evaluation));
    }

    /** What the bound sees of a part; a kernel is of one batch. */
    private CurvatureFit bounded(LaplaceState state, Part part, Key key, boolean evaluation) {
        int size = options.bound() == Bound.KERNEL ? part.size() : options.curvatureBatch();
        return finite(bound.over(part, state.theta(), eta.values(state.raw()), size, key, evaluation));
    }

    private static CurvatureFit finite(CurvatureFit fit) {
        Finite.all("the curvature", fit.statistics());
        return fit;
    }

    /** Counts of what was clamped in hyperparameters are those since the beginning, of what was mended in decompositions those of this epoch. */
    private NamedTensors metrics(Penalty penalty, double evidence, LaplaceState state) {
        NamedTensors metrics = NamedTensors.of("log-marginal-likelihood", number(evidence))
                .with("log-determinant", number(penalty.logDeterminant()))
                .with("effective-parameters", number(HyperLearning.effective(penalty)))
                .with("clamped-eigenvalues", number(penalty.repairs().clamped()))
                .with("shifted-decompositions", number(penalty.repairs().shifted()))
                .with("clamped-precisions", counted(state, LaplaceState.Counter.CLAMPED_PRECISIONS))
                .with("clamped-hyperparameters", counted(state, LaplaceState.Counter.CLAMPED_HYPERPARAMETERS));
        return options.keep() == Keep.BEST
                ? metrics.with("best-epoch", counted(state, LaplaceState.Counter.BEST_EPOCH))
                : metrics;
    }

    /** The noise may have moved since the pass. */
    private double dataFit(HyperLearning.Fitted fitted, CurvatureFit fit) {
        return new NoiseLearning(problem.likelihood(), fit, hyper.weight(fitted.part()))
                .logLikelihood(eta.values(fitted.state().raw()));
    }

    private Tensor counted(LaplaceState state, LaplaceState.Counter counter) {
        return number((double) state.counter(counter));
    }

    private Tensor number(double value) {
        return tensors.scalar(value, Precision.FLOAT64);
    }

    // ---- judging -------------------------------------------------------------------------------------------------

    /** From all data in the structure; under a kernel bound, the bound that all parts of one partition of them give together. */
    @Override
    public Evidence evidence(State state, Dataset training, Key key) {
        LaplaceState now = new LaplaceState(state);
        if (options.bound() == Bound.KERNEL) {
            return kernelBound(now, training, key);
        }
        CurvatureFit fit = gather(now, training, key, true);
        Penalty penalty = posterior(now.withStatistics(fit.statistics())).penalty();
        return new Evidence(fit.logLikelihood() / options.temperature(), penalty.complexity(), training.size());
    }

    /** The mean of what the parts say of all data, each with the weight of its size. */
    private Evidence kernelBound(LaplaceState now, Dataset training, Key key) {
        double dataFit = 0;
        double complexity = 0;
        int at = 0;
        for (Dataset data : partition(training).of(training, key.fold("partition"))) {
            Key own = key.fold(at++);
            Part part = chosen(data, own);
            CurvatureFit fit = bounded(now, part, own, true);
            double share = (double) part.size() / training.size();
            dataFit += share * hyper.weight(part) * fit.logLikelihood();
            complexity += share * hyper.fitted(now, fit, part, own).penalty().complexity();
        }
        return new Evidence(dataFit, complexity, training.size());
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

    /** Of precisions that differ within a tensor, their geometric mean. */
    @Override
    public Map<String, NamedTensors> tables(State state) {
        LaplaceState now = new LaplaceState(state);
        NamedTensors precisions = prior.byParameter(now.logPrecisions());
        Map<String, NamedTensors> tables = new LinkedHashMap<>();
        tables.put(
                EFFECTIVE_PARAMETERS,
                posterior(now).penalty().effectiveParameters().map(Tensor::sumAll));
        tables.put(
                PRIOR_VARIANCE,
                precisions.map(precision -> precision.log().meanAll().negate().exp()));
        return tables;
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
        LaplacePosterior posterior = posterior(state);
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
