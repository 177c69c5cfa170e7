package org.erlangen.inference.laplace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Adam;
import org.erlangen.api.inference.Eta;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Pullback;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Ascent of the log posterior in the weights: per example, {@code log p(y | f) - T/(2 N) theta^T D0 theta}. */
final class WeightTraining {
    private static final String OBJECTIVE = "objective";
    private static final String LOG_LIKELIHOOD = "log-likelihood";

    private final LaplaceOptions options;
    private final Problem problem;
    private final Tensors tensors;
    private final List<Role> roles;
    private final Eta eta;

    WeightTraining(LaplaceOptions options, Problem problem, List<Role> roles, Eta eta) {
        this.options = options;
        this.problem = problem;
        this.tensors = problem.tensors();
        this.roles = roles;
        this.eta = eta;
    }

    Transition step(LaplaceState state, Dataset batch, Key key) {
        NamedTensors theta = state.theta();
        NamedTensors now = eta.values(state.raw());
        NamedTensors precisions = options.prior().byParameter(roles, state.logPrecisions());
        Pullback objective = tensors.vjp(
                at -> {
                    PointSites sites = new PointSites(at);
                    Tensor fit = problem.logLikelihood(sites, batch, now, problem.draw(key, false))
                            .meanAll();
                    return NamedTensors.of(OBJECTIVE, fit.subtract(penalty(at, precisions)), LOG_LIKELIHOOD, fit);
                },
                theta);
        NamedTensors descent = objective.apply(NamedTensors.of(OBJECTIVE, tensors.scalar(-1)));
        return new Transition(moved(state, theta, descent).state(), objective.outputs());
    }

    private Tensor penalty(NamedTensors theta, NamedTensors precisions) {
        Tensor scatter = tensors.scalar(0);
        for (Role role : roles) {
            Tensor values = theta.get(role.parameter());
            Tensor precision = precisions.get(role.parameter()).cast(values.precision());
            scatter = scatter.add(values.square().multiply(precision).sumAll());
        }
        return scatter.multiply(options.temperature() / (2.0 * problem.plan().examples()));
    }

    private LaplaceState moved(LaplaceState state, NamedTensors theta, NamedTensors descent) {
        long step = state.counter(LaplaceState.Counter.STEP);
        double rate = options.learningRate()
                * options.schedule().factor(step, problem.plan().steps(), options.floor());
        LaplaceState next = state.count(LaplaceState.Counter.STEP, step + 1);
        for (boolean free : new boolean[] {false, true}) {
            NamedTensors part = part(theta, free);
            Adam.Step moved = options.optimiser()
                    .step(
                            part,
                            descent,
                            state.moments(),
                            step + 1,
                            free ? rate * options.scalarRate() : rate,
                            options.momentum());
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
