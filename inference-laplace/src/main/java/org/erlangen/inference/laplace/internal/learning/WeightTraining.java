package org.erlangen.inference.laplace.internal.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Portions;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.inference.laplace.internal.observation.Observer;
import org.erlangen.inference.laplace.internal.observation.Portion;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.Prior;
import org.erlangen.inference.laplace.option.LaplaceOptions;

/** Ascent of the log posterior in the weights: per example, {@code log p(y | f) - T/(2 N) theta^T D0 theta}. */
final class WeightTraining {
    private static final String OBJECTIVE = "objective";
    private static final String LOG_LIKELIHOOD = "log-likelihood";
    private static final String DESCENT = "descent.";

    /** Elements, in each array of a step, that stay in the cache together with what is computed from them. */
    private static final long CACHED = 1L << 17;

    private final LaplaceOptions options;
    private final Problem problem;
    private final Tensors tensors;
    private final List<Role> roles;
    private final Eta eta;
    private final Width width;
    private final Prior prior;
    private final Descent descent;

    WeightTraining(LaplaceOptions options, Problem problem, List<Role> roles, Eta eta) {
        this.options = options;
        this.problem = problem;
        this.tensors = problem.tensors();
        this.roles = roles;
        this.eta = eta;
        this.width = new Width(new Observer(problem));
        this.prior = new Prior(options.prior(), roles);
        this.descent = new Descent(options.optimiser(), options.momentum());
    }

    /** The moments that a first step starts from. */
    NamedTensors moments(NamedTensors theta) {
        return descent.moments(theta);
    }

    Transition step(LaplaceState state, Dataset batch, Key key) {
        NamedTensors theta = state.theta();
        NamedTensors now = eta.values(state.raw());
        NamedTensors precisions = prior.byParameter(state.logPrecisions());
        NamedTensors fit = fit(theta, batch, now, key);
        NamedTensors shrinking = penaltyGradient(theta, precisions);
        Tensor logLikelihood = fit.get(LOG_LIKELIHOOD);
        Tensor objective = logLikelihood.subtract(half(theta, shrinking));
        return new Transition(
                moved(state, theta, fit.part(DESCENT).map(shrinking, Tensor::add))
                        .state(),
                NamedTensors.of(OBJECTIVE, objective, LOG_LIKELIHOOD, logLikelihood));
    }

    /** The mean log-likelihood of a batch, and minus its gradient, portion by portion. */
    private NamedTensors fit(NamedTensors theta, Dataset batch, NamedTensors now, Key key) {
        int size = batch.size();
        long widest = width.of(theta, batch.inputs(), now, problem.draw(key, false));
        int portion = Math.min(
                Portion.of(CACHED, theta).examples(size, widest), problem.plan().portion());
        return Portions.sum(
                tensors, batch, portion, key, (part, own) -> fit(theta, part, now, problem.draw(own, false), size));
    }

    private NamedTensors fit(NamedTensors theta, Dataset part, NamedTensors now, Draw draw, int size) {
        Pullback fit = tensors.vjp(
                at -> NamedTensors.of(
                        LOG_LIKELIHOOD,
                        problem.logLikelihood(new PointSites(at), part, now, draw)
                                .sumAll()
                                .multiply(1.0 / size)),
                theta);
        return fit.apply(NamedTensors.of(LOG_LIKELIHOOD, tensors.scalar(-1)))
                .prefixed(DESCENT)
                .with(fit.outputs());
    }

    /** {@code T/N D0 theta}, the gradient of {@code T/(2 N) theta^T D0 theta}. */
    private NamedTensors penaltyGradient(NamedTensors theta, NamedTensors precisions) {
        double factor = options.temperature() / problem.plan().examples();
        return theta.map(
                precisions,
                (values, precision) ->
                        values.multiply(precision.cast(values.precision()).multiply(factor)));
    }

    /** Half the inner product of parameters and a gradient. */
    private Tensor half(NamedTensors theta, NamedTensors gradient) {
        Tensor sum = tensors.scalar(0);
        for (String name : theta.names()) {
            sum = sum.add(theta.get(name).multiply(gradient.get(name)).sumAll());
        }
        return sum.multiply(0.5);
    }

    private LaplaceState moved(LaplaceState state, NamedTensors theta, NamedTensors gradient) {
        long step = state.counter(LaplaceState.Counter.STEP);
        double rate = options.learningRate()
                * options.schedule().factor(step, problem.plan().steps(), options.floor());
        LaplaceState next = state.count(LaplaceState.Counter.STEP, step + 1);
        for (boolean free : new boolean[] {false, true}) {
            NamedTensors part = part(theta, free);
            if (part.names().isEmpty()) {
                continue;
            }
            double pace = free ? rate * options.scalarRate() : rate;
            Adam.Step moved = descent.step(part, gradient, state.moments(), step + 1, pace);
            NamedTensors moments = next.moments().with(own(moved.moments(), part));
            next = next.withTheta(moved.parameters()).withMoments(moments);
        }
        return next;
    }

    /** Parameters inside or outside of the maps. */
    private NamedTensors part(NamedTensors theta, boolean free) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        for (Role role : roles) {
            if (role instanceof Role.Free == free) {
                part.put(role.parameter(), theta.get(role.parameter()));
            }
        }
        return NamedTensors.of(part);
    }

    /** Moments of these parameters alone: those of others have not moved. */
    private static NamedTensors own(NamedTensors moments, NamedTensors parameters) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        moments.asMap().forEach((name, moment) -> {
            if (parameters.has(name.substring(name.indexOf('.') + 1))) {
                own.put(name, moment);
            }
        });
        return NamedTensors.of(own);
    }
}
