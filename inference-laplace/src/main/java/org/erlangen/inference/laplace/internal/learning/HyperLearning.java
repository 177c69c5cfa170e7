package org.erlangen.inference.laplace.internal.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.Schedule;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.inference.laplace.internal.curvature.Form;
import org.erlangen.inference.laplace.internal.curvature.Scales;
import org.erlangen.inference.laplace.internal.evidence.CurvatureFit;
import org.erlangen.inference.laplace.internal.evidence.CurvaturePass;
import org.erlangen.inference.laplace.internal.evidence.NoiseLearning;
import org.erlangen.inference.laplace.internal.evidence.Part;
import org.erlangen.inference.laplace.internal.evidence.Terms;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.Penalty;
import org.erlangen.inference.laplace.internal.posterior.Prior;
import org.erlangen.inference.laplace.option.Bound;
import org.erlangen.inference.laplace.option.LaplaceOptions;
import org.erlangen.inference.laplace.option.PriorUpdate;

/**
 * Ascent of the evidence at fixed weights: prior precisions and noise in closed form from one decomposition, then extents through the
 * statistics.
 *
 * <p>Source: docs/methods/laplace-kfac.md, sections 1.4, 3.3 to 3.6 and 3.8.
 */
final class HyperLearning {
    /** Logarithms of prior precisions stay within this distance of 0. */
    static final double LARGEST_LOG_PRECISION = 25;

    private final LaplaceOptions options;
    private final Problem problem;
    private final List<Role> roles;
    private final Eta eta;
    private final CurvaturePass<? extends Form> pass;
    private final Prior prior;
    private final Set<String> noise;

    HyperLearning(
            LaplaceOptions options, Problem problem, List<Role> roles, Eta eta, CurvaturePass<? extends Form> pass) {
        this.options = options;
        this.problem = problem;
        this.roles = roles;
        this.eta = eta;
        this.pass = pass;
        this.prior = new Prior(options.prior(), roles);
        this.noise = problem.likelihood().hyperparameters().stream()
                .map(Hyperparameter::name)
                .collect(Collectors.toSet());
    }

    // ---- prior precisions and noise ------------------------------------------------------------------------------

    /**
     * A state and what the evidence pays for its weights, decomposed.
     *
     * @param state where
     * @param statistics of the curvature at the state's noise
     * @param penalty at the state
     * @param part what the statistics were gathered from
     * @param key of the draws that they were gathered with
     */
    record Fitted(LaplaceState state, NamedTensors statistics, Penalty penalty, Part part, Key key) {}

    /** A state with its penalty, from what some data say. */
    Fitted fitted(LaplaceState state, CurvatureFit fit, Part part, Key key) {
        return fitted(state, fit.statistics(), part, key);
    }

    private Fitted fitted(LaplaceState state, NamedTensors statistics, Part part, Key key) {
        Penalty penalty = pass.penalty(roles, statistics, outputs(), state.theta(), scales(state, 1, part));
        return new Fitted(state, statistics, penalty, part, key);
    }

    /** Scales at a state whose curvature has grown by {@code ratio} since it was gathered. */
    private Scales scales(LaplaceState state, double ratio, Part part) {
        NamedTensors precisions = prior.byParameter(state.logPrecisions());
        double repeats = dataFactor(part) * new Terms(options.outputs()).repeats(outputs());
        return new Scales(ratio / options.temperature(), repeats, precisions);
    }

    private int outputs() {
        return problem.network().readout().outputs();
    }

    private double dataFactor(Part part) {
        return (double) problem.plan().examples() / part.size();
    }

    /** What a log likelihood of these data counts in the evidence of all. */
    double weight(Part part) {
        return dataFactor(part) / options.temperature();
    }

    /** Steps of prior precisions and noise; statistics follow the noise. One decomposition serves all steps unless the noise moves. */
    Fitted priorSteps(Fitted fitted, CurvatureFit fit) {
        Part part = fitted.part();
        NoiseLearning likelihood = new NoiseLearning(problem.likelihood(), fit, weight(part));
        Penalty penalty = fitted.penalty();
        LaplaceState next = fitted.state();
        boolean learnsNoise = !part(next.raw(), true).names().isEmpty();
        double before = learnsNoise ? likelihood.curvature(eta.values(next.raw())) : 1;
        double ratio = 1;
        for (int i = 0; i < options.priorSteps(); i++) {
            next = priorStep(next, penalty.under(scales(next, ratio, part)), likelihood);
            ratio = learnsNoise ? likelihood.curvature(eta.values(next.raw())) / before : 1;
        }
        return ratio == 1
                ? new Fitted(next, fitted.statistics(), penalty.under(scales(next, 1, part)), part, fitted.key())
                : fitted(next, scaled(fitted.statistics(), ratio), part, fitted.key());
    }

    private LaplaceState priorStep(LaplaceState state, Penalty penalty, NoiseLearning likelihood) {
        NamedTensors learnt = part(state.raw(), true);
        NamedTensors climb = problem.tensors().scoped(() -> prior.collect(penalty.priorGradient()));
        NamedTensors at = state.logPrecisions();
        NamedTensors moving = options.priorUpdate() == PriorUpdate.ADAM ? at.with(learnt) : learnt;
        if (!learnt.names().isEmpty()) {
            climb = climb.with(
                    likelihood.gradient(learnt, raw -> eta.values(state.raw().with(raw)), effective(penalty)));
        }
        Finite.all("the gradient of", climb);
        long step = state.counter(LaplaceState.Counter.PRIOR_STEP) + 1;
        Adam.Step moved =
                Adam.USUAL.step(moving, climb.map(Tensor::negate), state.moments(), step, options.priorLearningRate());
        NamedTensors logarithms =
                options.priorUpdate() == PriorUpdate.ADAM ? only(moved.parameters(), at) : fixedPoint(penalty);
        NamedTensors bounded = logarithms.map(HyperLearning::bounded);
        NamedTensors raw = only(moved.parameters(), learnt);
        NamedTensors allowed = eta.project(raw);
        return state.count(LaplaceState.Counter.PRIOR_STEP, step)
                .add(LaplaceState.Counter.CLAMPED_PRECISIONS, differences(logarithms, bounded))
                .add(LaplaceState.Counter.CLAMPED_HYPERPARAMETERS, differences(raw, allowed))
                .withLogPrecisions(bounded)
                .withRaw(allowed)
                .withMoments(moved.moments());
    }

    /** {@code log(gamma / |theta|^2)}. */
    private NamedTensors fixedPoint(Penalty penalty) {
        NamedTensors effective = prior.collect(penalty.effectiveParameters());
        NamedTensors squares = prior.collect(penalty.theta().map(Tensor::square));
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

    /** How many elements differ. */
    private static long differences(NamedTensors before, NamedTensors after) {
        return before.map(after, (one, other) -> one.equalTo(other)).values().stream()
                .mapToLong(equal ->
                        equal.shape().elements() - Math.round(equal.sumAll().item()))
                .sum();
    }

    private NamedTensors scaled(NamedTensors statistics, double ratio) {
        Map<String, Tensor> scaled = new LinkedHashMap<>();
        statistics
                .asMap()
                .forEach((name, statistic) ->
                        scaled.put(name, pass.form().isOfLoss(name) ? statistic.multiply(ratio) : statistic));
        return NamedTensors.of(scaled);
    }

    /** Effective number of parameters in all. */
    static double effective(Penalty penalty) {
        return penalty.effectiveParameters().values().stream()
                .mapToDouble(tensor -> tensor.sumAll().item())
                .sum();
    }

    // ---- extents -------------------------------------------------------------------------------------------------

    /** Whether there are extents to learn. */
    boolean learnsExtents(LaplaceState state) {
        return !part(state.raw(), false).names().isEmpty();
    }

    /** One step of the extents of a state, along the gradient of the evidence over some batches; {@code steps} is their number in all epochs. */
    LaplaceState hyperStep(Fitted fitted, LaplaceState state, long steps, Key key) {
        NamedTensors extents = part(state.raw(), false);
        NamedTensors climb = gradient(fitted, extents, key);
        long step = state.counter(LaplaceState.Counter.HYPER_STEP);
        double rate = options.hyperLearningRate() * Schedule.COSINE.factor(step, steps, options.hyperFloor());
        Adam.Step moved = Adam.USUAL.step(extents, climb.map(Tensor::negate), state.moments(), step + 1, rate);
        NamedTensors allowed = eta.project(moved.parameters());
        return state.count(LaplaceState.Counter.HYPER_STEP, step + 1)
                .add(LaplaceState.Counter.CLAMPED_HYPERPARAMETERS, differences(moved.parameters(), allowed))
                .withRaw(allowed)
                .withMoments(moved.moments());
    }

    private NamedTensors gradient(Fitted fitted, NamedTensors extents, Key key) {
        NamedTensors cotangents = Finite.all(
                "the log-determinant's derivative by",
                problem.tensors().scoped(() -> fitted.penalty().cotangents()));
        NamedTensors sum = extents.map(tensor -> tensor.tensors().zerosLike(tensor));
        for (Batch batch : batches(fitted, key)) {
            NamedTensors slope = problem.tensors().scoped(() -> slope(fitted, extents, batch, cotangents));
            sum = sum.map(slope, Tensor::add);
        }
        return Finite.all("the gradient of", sum);
    }

    /** Examples, fetched when they are needed, and how they are moved. */
    private record Batch(Supplier<Part> part, Draw draw) {}

    private NamedTensors slope(Fitted fitted, NamedTensors extents, Batch batch, NamedTensors cotangents) {
        LaplaceState state = fitted.state();
        Part part = batch.part().get();
        return problem.tensors()
                .valueAndGrad(
                        raw -> pass.linearised(
                                part,
                                state.theta(),
                                eta.values(state.raw().with(raw)),
                                batch.draw(),
                                cotangents,
                                weight(fitted.part()),
                                fitted.part().size()),
                        extents)
                .gradient();
    }

    /** Random batches, moved anew; of a kernel, whose cotangents belong to examples, all of them as they were moved before. */
    private List<Batch> batches(Fitted fitted, Key key) {
        if (options.bound() == Bound.KERNEL) {
            return List.of(new Batch(fitted::part, problem.draw(fitted.key().fold(0), false)));
        }
        Part all = fitted.part();
        LaplaceState state = fitted.state();
        int[] order = problem.tensors().permutation(key.fold("order"), all.size());
        int visited = (int) Math.min(order.length, (long) options.partialBatches() * options.partialBatch());
        Key draws = key.fold("transformations");
        int portion = pass.portion(
                all, state.theta(), eta.values(state.raw()), options.partialBatch(), problem.draw(draws, false));
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < visited; from += portion) {
            int[] chosen = Arrays.copyOfRange(order, from, Math.min(visited, from + portion));
            batches.add(new Batch(() -> all.take(chosen), problem.draw(draws.fold(from), false)));
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
