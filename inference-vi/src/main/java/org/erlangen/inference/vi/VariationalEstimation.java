package org.erlangen.inference.vi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.Portions;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.Schedule;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Ascent of the evidence lower bound in everything at once: posteriors, priors, point estimates and hyperparameters. */
final class VariationalEstimation implements Estimation {
    static final String RAW = "raw.";
    private static final String ADAM = "adam.";
    private static final String OBJECTIVE = "objective";
    private static final String BOUND = "bound.";
    private static final String DESCENT = "descent.";
    private static final String LOG_LIKELIHOOD = "log-likelihood";
    private static final String DIVERGENCE = "divergence";
    private static final String STEP = "step";
    private static final String HYPER_STEP = "hyper-step";
    private static final String EPOCH = "epoch";
    private static final String CLIPPED = "clipped";
    private static final String PLACES = "places";
    private static final String MEAN_WEIGHTS = "mean-weights";
    private static final String MODEL_AVERAGE = "model-average";

    private final VariationalOptions options;
    private final Problem problem;
    private final Tensors tensors;
    private final BayesianNetwork network;
    private final LowerBound bound;
    private final Eta eta;
    private final GradientClip clip;
    private final PermutationCorrection correction;
    private final ClosedFormNoise noise;

    VariationalEstimation(VariationalOptions options, Problem problem) {
        this.options = options;
        this.problem = problem;
        this.tensors = problem.tensors();
        this.network = new BayesianNetwork(problem.network(), options, problem.averagesBeforeReadout());
        this.bound = new LowerBound(problem, network);
        this.eta = Eta.of(problem);
        this.clip = new GradientClip(options.clipNorm());
        this.correction = new PermutationCorrection(tensors, problem.network(), options.permutations());
        this.noise = ClosedFormNoise.of(options);
    }

    @Override
    public State initialise(Key key) {
        NamedTensors values =
                network.initialise(tensors, key).with(eta.initialise(key).prefixed(RAW));
        NamedTensors trained = network.trained(values).with(raw(values));
        return new State(values.with(Adam.USUAL.moments(trained).prefixed(ADAM)), Map.of())
                .count(STEP, 0)
                .count(HYPER_STEP, 0)
                .count(EPOCH, 0);
    }

    /** The raw numbers of eta among a state's tensors. */
    static NamedTensors raw(NamedTensors values) {
        return values.part(RAW).prefixed(RAW);
    }

    // ---- training ------------------------------------------------------------------------------------------------

    @Override
    public Transition step(State state, Dataset batch, Key key) {
        NamedTensors values = state.tensors();
        NamedTensors weights = network.trained(values);
        NamedTensors raw = raw(state);
        NamedTensors ascended = Portions.sum(
                tensors,
                batch,
                problem.plan().portion(),
                key,
                (part, own) -> ascent(state, weights.with(raw), part, own, (double) part.size() / batch.size()));
        NamedTensors descent = ascended.part(DESCENT);

        GradientClip.Clipped ofWeights = clip.apply(part(descent, weights));
        GradientClip.Clipped ofRaw = clip.apply(part(descent, raw));
        State moved = moveRaw(moveWeights(state, weights, ofWeights.gradient()), raw, ofRaw.gradient());
        State next = moved.with(network.movePrecisions(moved.tensors()));
        NamedTensors deviations = network.priorDeviations(values).prefixed("prior-deviation.");
        NamedTensors objective = ascended.part(BOUND);
        return new Transition(next, objective.with(deviations).with(clippings(ofWeights, raw, ofRaw)));
    }

    /** The bound of a portion that is this share of a batch, and minus its gradient. */
    private NamedTensors ascent(State state, NamedTensors variables, Dataset portion, Key key, double share) {
        NamedTensors values = state.tensors();
        double temperature = temperature(state.counter(EPOCH));
        List<LowerBound.Sample> samples = samples(key, options.weightSamples(), false);
        Pullback objective = tensors.vjp(
                moved -> objective(values.with(moved), portion, samples, temperature, key)
                        .map(mean -> mean.multiply(share)),
                variables);
        return objective
                .apply(NamedTensors.of(OBJECTIVE, tensors.scalar(-1)))
                .prefixed(DESCENT)
                .with(objective.outputs().prefixed(BOUND));
    }

    /** The raw numbers that this step moves. */
    private NamedTensors raw(State state) {
        return state.counter(EPOCH) < options.hold()
                ? NamedTensors.empty()
                : noise.byGradient(state.tensors().part(RAW), problem).prefixed(RAW);
    }

    /** The tensors of a gradient that belong to some of the variables. */
    private static NamedTensors part(NamedTensors gradient, NamedTensors variables) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        variables.names().forEach(name -> part.put(name, gradient.get(name)));
        return NamedTensors.of(part);
    }

    /** 1 for a gradient that was shortened, so that an epoch's mean is their fraction; nothing without a limit. */
    private NamedTensors clippings(GradientClip.Clipped ofWeights, NamedTensors raw, GradientClip.Clipped ofRaw) {
        if (!clip.isOn()) {
            return NamedTensors.empty();
        }
        NamedTensors weights = NamedTensors.of(CLIPPED, tensors.scalar(ofWeights.shortened() ? 1 : 0));
        return raw.names().isEmpty()
                ? weights
                : weights.with("hyper-" + CLIPPED, tensors.scalar(ofRaw.shortened() ? 1 : 0));
    }

    /** Per training example: the bound, with the KL under a temperature, and its parts. */
    private NamedTensors objective(
            NamedTensors values, Dataset batch, List<LowerBound.Sample> samples, double temperature, Key key) {
        Map<String, WeightBelief> beliefs = network.beliefs(values);
        Tensor fit = bound.logLikelihood(values, beliefs, eta.values(values.part(RAW)), batch, samples)
                .meanAll();
        Tensor divergence = BayesianNetwork.divergence(tensors, beliefs)
                .subtract(correction.information(beliefs, options.weightSamples(), key.fold(PLACES)))
                .multiply(1.0 / problem.plan().examples());
        return NamedTensors.of(OBJECTIVE, fit.subtract(divergence.multiply(temperature)))
                .with(LOG_LIKELIHOOD, fit)
                .with(DIVERGENCE, divergence);
    }

    private State moveWeights(State state, NamedTensors weights, NamedTensors descent) {
        long step = state.counter(STEP);
        double rate = options.learningRate() * factor(options.schedule(), step);
        Adam.Step moved = Adam.USUAL.step(weights, descent, state.tensors().part(ADAM), step + 1, rate);
        return moved(state, moved).count(STEP, step + 1);
    }

    private State moveRaw(State state, NamedTensors raw, NamedTensors descent) {
        if (raw.names().isEmpty()) {
            return state;
        }
        // Adam's bias correction counts from the end of the hold; the schedule counts all steps.
        long step = state.counter(HYPER_STEP) + 1;
        double rate = options.hyperLearningRate() * factor(options.hyperSchedule(), state.counter(STEP) - 1);
        Adam.Step moved = Adam.USUAL.step(raw, descent, state.tensors().part(ADAM), step, rate);
        return moved(
                        state,
                        new Adam.Step(eta.project(moved.parameters().part(RAW)).prefixed(RAW), moved.moments()))
                .count(HYPER_STEP, step);
    }

    private double factor(Schedule schedule, long step) {
        return schedule.factor(step, problem.plan().steps(), options.floor());
    }

    private static State moved(State state, Adam.Step step) {
        return state.with(
                state.tensors().with(step.parameters()).with(step.moments().prefixed(ADAM)));
    }

    /** The factor on the KL: half a cosine up from 0 during the burn-in. */
    private double temperature(long epoch) {
        double rise = epoch < options.burnIn() ? 0.5 * (1 - Math.cos(Math.PI * epoch / options.burnIn())) : 1;
        return options.klTemperature() * rise;
    }

    private List<LowerBound.Sample> samples(Key key, int count, boolean evaluation) {
        List<LowerBound.Sample> samples = new ArrayList<>();
        int together = isEnergy() && network.isBayesian() ? Math.min(count, options.weightSamples()) : 0;
        for (int i = 0; i < count; i += Math.max(1, together)) {
            Draw draw = problem.draw(key.fold("transformations").fold(i), evaluation);
            Noise noise = Noise.random(tensors, key.fold("weights").fold(i));
            samples.add(new LowerBound.Sample(noise, draw, Math.min(together, count - i)));
        }
        return samples;
    }

    /** Whether the network takes several samples of its weights at once. */
    private boolean isEnergy() {
        return problem.network() instanceof EnergyNetwork;
    }

    @Override
    public Transition afterEpoch(State state, Dataset training, int epoch, Key key) {
        State next = state.with(network.movePriors(state.tensors())).count(EPOCH, epoch);
        boolean moves = noise.isOn() && epoch > options.hold();
        return new Transition(moves ? moveNoise(next, training, key) : next, NamedTensors.empty());
    }

    private State moveNoise(State state, Dataset training, Key key) {
        NamedTensors now = hyperparameters(state);
        List<Tensor> outputs = new ArrayList<>();
        for (int from = 0; from < training.size(); from += problem.plan().portion()) {
            int to = Math.min(training.size(), from + problem.plan().portion());
            outputs.add(sampled(state, training.inputs().slice(0, from, to), now, options.weightSamples(), key));
        }
        Tensor all = tensors.concatenate(1, outputs);
        return state.with(state.tensors()
                .with(noise.moved(problem, now, all, training.targets()).prefixed(RAW)));
    }

    // ---- judging -------------------------------------------------------------------------------------------------

    @Override
    public Evidence evidence(State state, Dataset training, Key key) {
        int portion = problem.plan().portion();
        NamedTensors values = state.tensors();
        NamedTensors now = eta.values(values.part(RAW));
        int count = network.isBayesian() ? options.evidenceSamples() : 1;
        double dataFit = 0;
        for (int from = 0; from < training.size(); from += portion) {
            Dataset batch = training.slice(from, Math.min(training.size(), from + portion));
            for (LowerBound.Sample sample : samples(key.fold(from), count, true)) {
                double weight = sample.together() > 0 ? sample.together() : 1;
                dataFit += weight
                        * tensors.scopedTensor(() -> bound.logLikelihood(values, now, batch, List.of(sample))
                                        .sumAll())
                                .item();
            }
        }
        Tensor information =
                tensors.scopedTensor(() -> correction.information(network.beliefs(values), count, key.fold(PLACES)));
        return new Evidence(
                dataFit / count, bound.divergence(values).subtract(information).item(), training.size());
    }

    @Override
    public NamedTensors hyperparameters(State state) {
        return eta.values(state.tensors().part(RAW));
    }

    @Override
    public NamedTensors parameters(State state) {
        return network.mean(state.tensors());
    }

    @Override
    public Map<String, NamedTensors> predict(State state, Tensor inputs, Key key) {
        NamedTensors now = hyperparameters(state);
        Draw draw = problem.draw(key.fold("transformations"), true);
        Tensor mean = mixture(new PointSites(parameters(state)), inputs, now, draw);
        NamedTensors ofMean = problem.likelihood().predictive(mean, now);
        if (!network.isBayesian()) {
            return Map.of(MEAN_WEIGHTS, ofMean);
        }
        NamedTensors averaged =
                problem.likelihood().predictive(sampled(state, inputs, now, options.predictiveSamples(), key), now);
        Map<String, NamedTensors> predictions = new LinkedHashMap<>();
        // The posterior of an energy stays broad, and the motion by a mean energy is not the mean motion.
        predictions.put(isEnergy() ? MODEL_AVERAGE : MEAN_WEIGHTS, isEnergy() ? averaged : ofMean);
        predictions.put(isEnergy() ? MEAN_WEIGHTS : MODEL_AVERAGE, isEnergy() ? ofMean : averaged);
        return predictions;
    }

    /** Outputs with samples of the weights, as a mixture. */
    private Tensor sampled(State state, Tensor inputs, NamedTensors now, int count, Key key) {
        Map<String, WeightBelief> beliefs = network.beliefs(state.tensors());
        List<Tensor> outputs = new ArrayList<>();
        for (LowerBound.Sample sample : samples(key.fold(MODEL_AVERAGE), count, true)) {
            outputs.add(tensors.scopedTensor(
                    () -> mixture(sample.sites(network, state.tensors(), beliefs), inputs, now, sample.draw())));
        }
        return tensors.concatenate(0, outputs);
    }

    /** Outputs as an equal mixture. Shape: [M, B, K], M being 1 when outputs are averaged over the group. */
    private Tensor mixture(Sites sites, Tensor inputs, NamedTensors now, Draw draw) {
        Tensor outputs = problem.outputs(sites, inputs, now, draw);
        return outputs.shape().rank() == 2 ? outputs.expand(0) : outputs;
    }
}
