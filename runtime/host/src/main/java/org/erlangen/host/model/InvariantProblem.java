package org.erlangen.host.model;

import java.util.List;
import java.util.Map;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.inference.Draw;
import org.erlangen.api.inference.Likelihood;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.inference.TrainingPlan;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.host.configuration.Invariance;
import org.erlangen.host.configuration.Invariance.Average;
import org.erlangen.host.configuration.Invariance.Placement;

/**
 * A network made invariant by averaging it over groups: {@code f(x) = (1/S) sum_s g(T_s x; theta)}. Without groups it is the network
 * itself. Trusts its parts to fit; {@link Composition} says whether they do.
 *
 * <p>Source: docs/methods/invariant-weights.md, sections 1 to 6.
 */
public final class InvariantProblem implements Problem {
    private final Tensors tensors;
    private final Model model;
    private final List<Hyperparameter> hyperparameters;
    private final TrainingPlan plan;

    /** A problem of parts that fit, with hyperparameters as the experiment sets them: those of the model, in its order. */
    public InvariantProblem(Tensors tensors, Model model, List<Hyperparameter> hyperparameters, TrainingPlan plan) {
        this.tensors = tensors;
        this.model = model;
        this.hyperparameters = List.copyOf(hyperparameters);
        this.plan = plan;
    }

    /** A problem of parts that fit, with hyperparameters as their owners propose them. */
    public InvariantProblem(Tensors tensors, Model model, TrainingPlan plan) {
        this(tensors, model, model.hyperparameters(), plan);
    }

    @Override
    public Tensors tensors() {
        return tensors;
    }

    @Override
    public Network network() {
        return model.network();
    }

    @Override
    public Likelihood likelihood() {
        return model.likelihood();
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return hyperparameters;
    }

    @Override
    public TrainingPlan plan() {
        return plan;
    }

    /** The groups by name. */
    public Map<String, Transformations> groups() {
        return model.groups();
    }

    @Override
    public Draw draw(Key key, boolean evaluation) {
        Invariance invariance = model.invariance();
        int samples = evaluation ? invariance.evaluationSamples() : invariance.samples();
        return Draw.random(key, samples, invariance.sampling());
    }

    @Override
    public boolean averagesBeforeReadout() {
        if (network() instanceof EnergyNetwork) {
            return false;
        }
        return model.groups().isEmpty()
                || switch (model.invariance().average()) {
                    case LOGITS, PREACTIVATION -> true;
                    case PROBABILITIES, LOSSES -> false;
                };
    }

    @Override
    public boolean transformsWeights() {
        return !model.groups().isEmpty()
                && (model.invariance().placement() == Placement.FILTER
                        || model.invariance().placement() == Placement.FILTER_ADJOINT);
    }

    @Override
    public Tensor outputs(Sites sites, Tensor inputs, NamedTensors eta, Draw draw) {
        Sites informed = network().hyperparameters().isEmpty() ? sites : new InformedSites(sites, eta);
        if (model.groups().isEmpty()) {
            return network().apply(informed, inputs);
        }
        if (network() instanceof EnergyNetwork energy) {
            return energy.apply(informed, inputs, symmetrisation(sites, eta, draw));
        }
        Tensor outputs = model.invariance().placement() == Placement.INPUT
                ? ofMovedInputs(informed, inputs, eta, draw)
                : ofMovedFilters(informed, inputs, eta, draw);
        return averagesBeforeReadout() ? outputs : outputs.transpose(1, 0, 2);
    }

    @Override
    public Tensor energy(Sites sites, Tensor x, NamedTensors eta, Draw draw) {
        if (!(network() instanceof EnergyNetwork energy)) {
            return Problem.super.energy(sites, x, eta, draw);
        }
        Sites informed = network().hyperparameters().isEmpty() ? sites : new InformedSites(sites, eta);
        Symmetrisation average =
                model.groups().isEmpty() ? new Symmetrisation.None() : symmetrisation(sites, eta, draw);
        return energy.energy(informed, x, average);
    }

    /** The maps over which an energy is averaged, one set for each sample of the sites; all groups act in turn. */
    public Symmetrisation symmetrisation(Sites sites, NamedTensors eta, Draw draw) {
        int sets = Math.max(1, sites.samples());
        return PhaseSpaceMaps.of(
                GroupAction.draw(tensors, model.groups(), eta, draw, sets),
                sets,
                model.data().input());
    }

    private Tensor ofMovedInputs(Sites sites, Tensor inputs, NamedTensors eta, Draw draw) {
        GroupAction action = GroupAction.draw(
                tensors, model.groups(), eta, draw, inputs.shape().size(0));
        Sites widened = new InputSites(sites, draw.samples(), model.invariance().average());
        return network().apply(widened, action.act(inputs));
    }

    private Tensor ofMovedFilters(Sites sites, Tensor inputs, NamedTensors eta, Draw draw) {
        GroupAction action = GroupAction.draw(tensors, model.groups(), eta, draw, 1);
        Invariance invariance = model.invariance();
        Sites widened = new FilterSites(
                sites,
                network().maps().get(0).name(),
                model.data().input(),
                action,
                invariance.placement() == Placement.FILTER_ADJOINT,
                invariance.average());
        return network().apply(widened, inputs);
    }

    @Override
    public Tensor logLikelihood(Sites sites, Dataset batch, NamedTensors eta, Draw draw) {
        Tensor outputs = outputs(sites, batch.inputs(), eta, draw);
        Tensor logLikelihoods = likelihood().logLikelihood(outputs, batch.targets(), eta);
        if (network() instanceof EnergyNetwork) {
            return sites.samples() > 0 ? logLikelihoods.mean(0) : logLikelihoods;
        }
        return averagesBeforeReadout() ? logLikelihoods : combined(logLikelihoods);
    }

    /** One log likelihood per example from those of its samples. Shape: [S, B] gives [B]. */
    private Tensor combined(Tensor logLikelihoods) {
        int samples = logLikelihoods.shape().size(0);
        return model.invariance().average() == Average.PROBABILITIES
                ? logLikelihoods.logSumExp(0).subtract(Math.log(samples))
                : logLikelihoods.mean(0);
    }
}
