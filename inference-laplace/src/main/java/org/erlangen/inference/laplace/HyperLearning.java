package org.erlangen.inference.laplace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.Schedule;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;

/**
 * Ascent of the evidence at fixed weights: prior precisions and noise in closed form from one decomposition, then extents through the
 * statistics.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 1.4, 3.3 to 3.6 and 3.8.
 */
final class HyperLearning {
    /** Logarithms of prior precisions stay within this distance of 0. */
    static final double LARGEST_LOG_PRECISION = 15;

    private final LaplaceOptions options;
    private final Problem problem;
    private final List<Role> roles;
    private final Eta eta;
    private final CurvaturePass pass;
    private final Set<String> noise;

    HyperLearning(LaplaceOptions options, Problem problem, List<Role> roles, Eta eta, CurvaturePass pass) {
        this.options = options;
        this.problem = problem;
        this.roles = roles;
        this.eta = eta;
        this.pass = pass;
        this.noise = problem.likelihood().hyperparameters().stream()
                .map(Hyperparameter::name)
                .collect(Collectors.toSet());
    }

    /** The posterior at a state, with its curvature as last gathered from all data. */
    LaplacePosterior posterior(LaplaceState state) {
        List<Block> blocks = pass.curvature().blocks(state.statistics());
        NamedTensors precisions = options.prior().byParameter(roles, state.logPrecisions());
        return new LaplacePosterior(roles, blocks, state.theta(), Scales.of(1 / options.temperature(), precisions));
    }

    /** Scales at a state whose curvature has grown by {@code ratio} since it was gathered. */
    private Scales scales(LaplaceState state, double ratio, Dataset data) {
        NamedTensors precisions = options.prior().byParameter(roles, state.logPrecisions());
        return new Scales(ratio / options.temperature(), dataFactor(data), precisions);
    }

    // ---- prior precisions and noise ------------------------------------------------------------------------------

    /**
     * A state and the posterior there, decomposed.
     *
     * @param state with curvature of its noise
     * @param posterior at the state
     * @param data what the curvature was summed over
     */
    record Fitted(LaplaceState state, LaplacePosterior posterior, Dataset data) {}

    /** A state with its posterior, from curvature of some data. */
    Fitted fitted(LaplaceState state, Dataset data) {
        List<Block> blocks = pass.curvature().blocks(state.statistics());
        return new Fitted(state, new LaplacePosterior(roles, blocks, state.theta(), scales(state, 1, data)), data);
    }

    private double dataFactor(Dataset data) {
        return (double) problem.plan().examples() / data.size();
    }

    /** What a log likelihood of these data counts in the evidence of all. */
    double weight(Dataset data) {
        return dataFactor(data) / options.temperature();
    }

    /** Steps of prior precisions and noise; statistics follow the noise. One decomposition serves all steps unless the noise moves. */
    Fitted priorSteps(Fitted fitted, CurvatureFit fit) {
        NoiseLearning likelihood = new NoiseLearning(problem.likelihood(), fit, weight(fitted.data()));
        LaplacePosterior posterior = fitted.posterior();
        LaplaceState next = fitted.state();
        boolean learnsNoise = !part(next.raw(), true).names().isEmpty();
        double before = learnsNoise ? likelihood.curvature(eta.values(next.raw())) : 1;
        double ratio = 1;
        for (int i = 0; i < options.priorSteps(); i++) {
            next = priorStep(next, posterior.under(scales(next, ratio, fitted.data())), likelihood);
            ratio = learnsNoise ? likelihood.curvature(eta.values(next.raw())) / before : 1;
        }
        return ratio == 1
                ? new Fitted(next, posterior.under(scales(next, 1, fitted.data())), fitted.data())
                : fitted(next.withStatistics(scaled(next.statistics(), ratio)), fitted.data());
    }

    private LaplaceState priorStep(LaplaceState state, LaplacePosterior posterior, NoiseLearning likelihood) {
        NamedTensors learnt = part(state.raw(), true);
        NamedTensors climb = options.prior().collect(roles, posterior.priorGradient());
        NamedTensors at = state.logPrecisions();
        NamedTensors moving = options.priorUpdate() == PriorUpdate.ADAM ? at.with(learnt) : learnt;
        if (!learnt.names().isEmpty()) {
            climb = climb.with(
                    likelihood.gradient(learnt, raw -> eta.values(state.raw().with(raw)), effective(posterior)));
        }
        long step = state.counter(LaplaceState.Counter.PRIOR_STEP) + 1;
        Adam.Step moved =
                Adam.USUAL.step(moving, climb.map(Tensor::negate), state.moments(), step, options.priorLearningRate());
        NamedTensors logarithms =
                options.priorUpdate() == PriorUpdate.ADAM ? only(moved.parameters(), at) : fixedPoint(posterior);
        return state.count(LaplaceState.Counter.PRIOR_STEP, step)
                .withLogPrecisions(logarithms.map(HyperLearning::bounded))
                .withRaw(eta.project(only(moved.parameters(), learnt)))
                .withMoments(moved.moments());
    }

    /** {@code log(gamma / |theta|^2)}. */
    private NamedTensors fixedPoint(LaplacePosterior posterior) {
        NamedTensors effective = options.prior().collect(roles, posterior.effectiveParameters());
        NamedTensors squares = options.prior().collect(roles, posterior.theta().map(Tensor::square));
        double least = Math.exp(-LARGEST_LOG_PRECISION);
        return effective.map(
                squares,
                (gamma, square) -> gamma.add(least)
                        .log()
                        .subtract(square.add(least * least).log()));
    }

    private static Tensor bounded(Tensor logarithm) {
        Tensor limit = logarithm.tensors().scalar(LARGEST_LOG_PRECISION, logarithm.precision());
        return logarithm.minimum(limit).maximum(limit.negate());
    }

    private NamedTensors scaled(NamedTensors statistics, double ratio) {
        Map<String, Tensor> scaled = new LinkedHashMap<>();
        statistics
                .asMap()
                .forEach((name, statistic) ->
                        scaled.put(name, FactorNames.isOfInputs(name) ? statistic : statistic.multiply(ratio)));
        return NamedTensors.of(scaled);
    }

    /** Effective number of parameters in all. */
    double effective(LaplacePosterior posterior) {
        return posterior.effectiveParameters().values().stream()
                .mapToDouble(tensor -> tensor.sumAll().item())
                .sum();
    }

    // ---- extents -------------------------------------------------------------------------------------------------

    /** Whether there are extents to learn. */
    boolean learnsExtents(LaplaceState state) {
        return !part(state.raw(), false).names().isEmpty();
    }

    /** One step of the extents, along the gradient of the evidence over some batches; {@code steps} is their number in all epochs. */
    LaplaceState hyperStep(Fitted fitted, long steps, Key key) {
        LaplaceState state = fitted.state();
        NamedTensors extents = part(state.raw(), false);
        NamedTensors climb = gradient(fitted, extents, key);
        long step = state.counter(LaplaceState.Counter.HYPER_STEP);
        double rate = options.hyperLearningRate() * Schedule.COSINE.factor(step, steps, options.hyperFloor());
        Adam.Step moved = Adam.USUAL.step(extents, climb.map(Tensor::negate), state.moments(), step + 1, rate);
        return state.count(LaplaceState.Counter.HYPER_STEP, step + 1)
                .withRaw(eta.project(moved.parameters()))
                .withMoments(moved.moments());
    }

    private NamedTensors gradient(Fitted fitted, NamedTensors extents, Key key) {
        NamedTensors cotangents = fitted.posterior().cotangents();
        NamedTensors sum = extents.map(tensor -> tensor.tensors().zerosLike(tensor));
        long number = 0;
        for (Dataset batch : partialBatches(fitted.data(), key)) {
            Draw draw = problem.draw(key.fold("transformations").fold(number++), false);
            NamedTensors slope = problem.tensors().scoped(() -> slope(fitted, extents, batch, draw, cotangents));
            sum = sum.map(slope, Tensor::add);
        }
        return sum;
    }

    private NamedTensors slope(Fitted fitted, NamedTensors extents, Dataset batch, Draw draw, NamedTensors cotangents) {
        LaplaceState state = fitted.state();
        return problem.tensors()
                .valueAndGrad(
                        raw -> pass.linearised(
                                batch,
                                state.theta(),
                                eta.values(state.raw().with(raw)),
                                draw,
                                cotangents,
                                weight(fitted.data()),
                                fitted.data().size()),
                        extents)
                .gradient();
    }

    private List<Dataset> partialBatches(Dataset data, Key key) {
        int[] order = problem.tensors().permutation(key.fold("order"), data.size());
        List<Dataset> batches = new ArrayList<>();
        for (int from = 0; from < order.length && batches.size() < options.partialBatches(); ) {
            int to = Math.min(order.length, from + options.partialBatch());
            batches.add(data.take(Arrays.copyOfRange(order, from, to)));
            from = to;
        }
        return batches;
    }

    /** Raw numbers of the likelihood's hyperparameters, or of all others. */
    private NamedTensors part(NamedTensors raw, boolean ofLikelihood) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        raw.asMap().forEach((name, tensor) -> {
            if (noise.contains(name) == ofLikelihood) {
                part.put(name, tensor);
            }
        });
        return NamedTensors.of(part);
    }

    private static NamedTensors only(NamedTensors tensors, NamedTensors names) {
        return names.map(tensors, (old, moved) -> moved);
    }
}
