package org.erlangen.plugins.augerino;

import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Portions;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Joint descent of weights and extents on a regularised loss. */
final class AugerinoEstimation implements Estimation {
    private static final String THETA = "theta.";
    private static final String RAW = "raw.";
    private static final String MOMENTS = "adam.";
    private static final String STEP = "step";
    private static final String OBJECTIVE = "objective";
    private static final String BOUND = "bound.";
    private static final String DESCENT = "descent.";
    private static final String LOG_LIKELIHOOD = "log-likelihood";

    private final AugerinoOptions options;
    private final Problem problem;
    private final Tensors tensors;
    private final Eta eta;
    private final Extents extents;

    AugerinoEstimation(AugerinoOptions options, Problem problem) {
        this.options = options;
        this.problem = problem;
        this.tensors = problem.tensors();
        this.eta = Eta.of(problem);
        this.extents = Extents.of(problem);
    }

    @Override
    public State initialise(Key key) {
        NamedTensors trained = problem.network()
                .initialise(tensors, key)
                .prefixed(THETA)
                .with(eta.initialise(key).prefixed(RAW));
        NamedTensors all = trained.with(Adam.USUAL.moments(trained).prefixed(MOMENTS));
        return new State(all, Map.of(STEP, 0L));
    }

    @Override
    public Transition step(State state, Dataset batch, Key key) {
        NamedTensors theta = part(state, THETA);
        NamedTensors raw = part(state, RAW);
        NamedTensors ascended = Portions.sum(
                tensors,
                batch,
                problem.plan().portion(),
                key,
                (part, own) -> ascent(theta.with(raw), part, own, (double) part.size() / batch.size()));
        NamedTensors descent = ascended.part(DESCENT);

        NamedTensors decayed = theta.map(descent, (weight, slope) -> slope.add(weight.multiply(options.weightDecay())));
        NamedTensors moments = state.tensors().part(MOMENTS);
        long step = state.counter(STEP);
        double factor = options.schedule().factor(step, problem.plan().steps(), options.floor());
        Adam.Step weights = Adam.USUAL.step(theta, decayed, moments, step + 1, options.learningRate() * factor);
        Adam.Step raws = Adam.USUAL.step(raw, descent, weights.moments(), step + 1, options.hyperLearningRate());

        NamedTensors allowed = eta.project(raws.parameters().part(RAW)).prefixed(RAW);
        NamedTensors next =
                weights.parameters().with(allowed).with(raws.moments().prefixed(MOMENTS));
        return new Transition(state.with(next).count(STEP, step + 1), ascended.part(BOUND));
    }

    /** The objective of a portion that is this share of a batch, and minus its gradient. */
    private NamedTensors ascent(NamedTensors variables, Dataset portion, Key key, double share) {
        Pullback objective =
                tensors.vjp(at -> objective(at, portion, key).map(mean -> mean.multiply(share)), variables);
        return objective
                .apply(NamedTensors.of(OBJECTIVE, tensors.scalar(-1)))
                .prefixed(DESCENT)
                .with(objective.outputs().prefixed(BOUND));
    }

    /** Per example, to be raised: log likelihood, with the reward for extents. */
    private NamedTensors objective(NamedTensors at, Dataset batch, Key key) {
        NamedTensors values = eta.values(at.part(RAW));
        Tensor fit = problem.logLikelihood(new PointSites(at.part(THETA)), batch, values, problem.draw(key, false))
                .meanAll();
        Tensor reward = extents.norm(tensors, values).multiply(options.regularisation());
        return NamedTensors.of(OBJECTIVE, fit.add(reward), LOG_LIKELIHOOD, fit);
    }

    private static NamedTensors part(State state, String prefix) {
        return state.tensors().part(prefix).prefixed(prefix);
    }

    /** The log likelihood of the training data at the weights, and no complexity: there is no estimate of the evidence to report. */
    @Override
    public Evidence evidence(State state, Dataset training, Key key) {
        int size = problem.plan().portion();
        PointSites sites = new PointSites(parameters(state));
        NamedTensors values = hyperparameters(state);
        double dataFit = 0;
        for (int from = 0; from < training.size(); from += size) {
            Dataset batch = training.slice(from, Math.min(training.size(), from + size));
            Key own = key.fold(from);
            dataFit += tensors.scopedTensor(() -> problem.logLikelihood(sites, batch, values, problem.draw(own, true))
                            .sumAll())
                    .item();
        }
        return new Evidence(dataFit, 0, training.size());
    }

    @Override
    public NamedTensors hyperparameters(State state) {
        return eta.values(state.tensors().part(RAW));
    }

    @Override
    public NamedTensors parameters(State state) {
        return state.tensors().part(THETA);
    }

    @Override
    public Map<String, NamedTensors> predict(State state, Tensor inputs, Key key) {
        NamedTensors values = hyperparameters(state);
        Tensor outputs = problem.outputs(new PointSites(parameters(state)), inputs, values, problem.draw(key, true));
        Tensor mixture = outputs.shape().rank() == 2 ? outputs.expand(0) : outputs;
        return Map.of("point-estimate", problem.likelihood().predictive(mixture, values));
    }
}
