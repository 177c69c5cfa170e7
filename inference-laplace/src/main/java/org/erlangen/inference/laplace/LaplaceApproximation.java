package org.erlangen.inference.laplace;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;
import org.erlangen.inference.laplace.internal.learning.LaplaceEstimation;
import org.erlangen.inference.laplace.internal.observation.Role;
import org.erlangen.inference.laplace.internal.posterior.FirstPrecision;
import org.erlangen.inference.laplace.option.LaplaceOptions;
import org.erlangen.inference.laplace.option.Locations;
import org.erlangen.inference.laplace.option.PriorPrecision;
import org.erlangen.inference.laplace.option.Structure;

/** Estimates log p(D | eta) by the Laplace approximation around a point estimate of the weights. */
public final class LaplaceApproximation implements MarginalLikelihoodEstimator<LaplaceOptions> {
    /** Largest side of a dense block of curvature. */
    static final int LARGEST_BLOCK = 4096;

    /** The provider. */
    public LaplaceApproximation() {}

    @Override
    public Description<LaplaceOptions> describe() {
        return Description.of(
                        "laplace",
                        "Laplace approximation of the evidence, by Kronecker-factored or exact curvature",
                        LaplaceOptions.class)
                .source(
                        "A. Immer, T. F. A. van der Ouderaa, G. Rätsch, V. Fortuin and M. van der Wilk",
                        "Invariance Learning in Deep Neural Networks with Differentiable Laplace Approximations",
                        "NeurIPS",
                        2022)
                .source(
                        "A. Immer, M. Bauer, V. Fortuin, G. Rätsch and M. E. Khan",
                        "Scalable Marginal Likelihood Estimation for Model Selection in Deep Learning",
                        "ICML",
                        2021)
                .source(
                        "R. Eschenhagen, A. Immer, R. E. Turner, F. Schneider and P. Hennig",
                        "Kronecker-Factored Approximate Curvature for Modern Neural Network Architectures",
                        "NeurIPS",
                        2023)
                .source(
                        "A. Immer, T. F. A. van der Ouderaa, M. van der Wilk, G. Rätsch and B. Schölkopf",
                        "Stochastic Marginal Likelihood Gradients using Neural Tangent Kernels",
                        "ICML",
                        2023);
    }

    @Override
    public List<Refusal> refusals(LaplaceOptions options, Problem problem) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.addAll(network(problem));
        refusals.addAll(structure(options, Role.of(problem.network())));
        refusals.addAll(times(options, problem));
        refusals.addAll(relaxation(options, problem.network()));
        if (hasReadout(problem)) {
            refusals.addAll(new BoundConditions(options, problem).refusals());
        }
        return refusals;
    }

    private static List<Refusal> network(Problem problem) {
        List<Refusal> refusals = new ArrayList<>();
        List<LinearMap> maps = problem.network().maps();
        if (!hasReadout(problem)) {
            refusals.add(new Refusal(
                    "", "the network has no readout", "its last declared map must be dense", "Choose another network"));
        }
        if (problem.network() instanceof EnergyNetwork) {
            refusals.add(new Refusal(
                    "",
                    "the curvature of a network that predicts states by an energy is not known",
                    "a network of linear maps",
                    "Use a variational estimator"));
        } else if (!problem.averagesBeforeReadout()) {
            refusals.add(new Refusal(
                    "",
                    "the curvature of averaged probabilities or losses is not known",
                    "averages of logits",
                    "Set invariance.average: logits"));
        }
        if (problem.transformsWeights()) {
            refusals.add(new Refusal(
                    "",
                    "the curvature of transformed filters is not known",
                    "groups that act on inputs",
                    "Set invariance.placement: input, or use a variational estimator"));
        }
        for (LinearMap map : maps) {
            if (map.image() instanceof WeightImage.Function) {
                refusals.add(new Refusal(
                        "",
                        "the curvature of '" + map.name()
                                + "' is not known, for this map applies an image of its weight that is no product with factors",
                        "maps that apply their own weight, or L u R",
                        "Choose another network or a variational estimator"));
            }
        }
        return refusals;
    }

    private static boolean hasReadout(Problem problem) {
        List<LinearMap> maps = problem.network().maps();
        return !maps.isEmpty() && maps.get(maps.size() - 1) instanceof LinearMap.Dense;
    }

    private static List<Refusal> structure(LaplaceOptions options, List<Role> roles) {
        List<Refusal> refusals = new ArrayList<>();
        for (Role role : roles) {
            if (role instanceof Role.Free && role.shape().elements() > 1) {
                refusals.add(new Refusal(
                        "",
                        "the curvature of '" + role.parameter()
                                + "' is not known, for it belongs to no declared map and has "
                                + role.shape().elements() + " elements",
                        "parameters outside of maps have one element",
                        "Choose another network"));
            }
            if (options.structure() == Structure.BLOCK_DIAGONAL) {
                refusals.addAll(size(role.parameter(), role.shape().elements()));
            }
        }
        if (options.structure() == Structure.FULL) {
            refusals.addAll(size(
                    "all",
                    roles.stream().mapToInt(role -> role.shape().elements()).sum()));
        }
        refusals.addAll(blocks(options, roles));
        boolean dense = options.structure() == Structure.KRONECKER || options.structure() == Structure.BLOCK_DIAGONAL;
        if (dense && options.prior() == PriorPrecision.DIAGONAL) {
            refusals.add(new Refusal(
                    "prior",
                    "a prior precision for each element does not go with a structure in blocks",
                    "scalar or per-tensor, or structure: full or diagonal",
                    "Use per-tensor"));
        }
        return refusals;
    }

    /** An average over blocks would mix them: the factor of their inputs would be dense. */
    private static List<Refusal> blocks(LaplaceOptions options, List<Role> roles) {
        boolean reduces = options.structure() == Structure.KRONECKER && options.locations() == Locations.REDUCE;
        return roles.stream()
                .filter(role -> reduces && role instanceof Role.Weight weight && weight.blocks() > 1)
                .map(role -> new Refusal(
                        "locations",
                        "averages over locations are not known for '" + role.parameter() + "', a weight in blocks",
                        "expand",
                        ""))
                .toList();
    }

    /** One precision for all, or no path that relaxes another, leaves nothing for the factor to act on. */
    private static List<Refusal> relaxation(LaplaceOptions options, Network network) {
        boolean apart = options.prior() != PriorPrecision.SCALAR && FirstPrecision.relaxes(network);
        return apart || options.relaxationFactor() == 1
                ? List.of()
                : List.of(new Refusal(
                        "relaxation-factor",
                        "no parameter has a prior precision of its own and belongs to a path that relaxes a symmetry",
                        "1; or prior: per-tensor and a network with paths that are not strict",
                        "Leave it out"));
    }

    private static List<Refusal> size(String name, int elements) {
        return elements <= LARGEST_BLOCK
                ? List.of()
                : List.of(new Refusal(
                        "structure",
                        "a dense block for the " + elements + " elements of '" + name + "' is too large",
                        "at most " + LARGEST_BLOCK + " elements",
                        "Use kronecker"));
    }

    private static List<Refusal> times(LaplaceOptions options, Problem problem) {
        int epochs = problem.plan().epochs();
        boolean learns = problem.hyperparameters().stream().anyMatch(Hyperparameter::learnt);
        boolean never = Math.max(options.burnIn(), options.frequency()) > epochs;
        return learns && never
                ? List.of(new Refusal(
                        options.burnIn() > epochs ? "burn-in" : "frequency",
                        "hyperparameters would never move: training has only " + epochs + " epochs",
                        "at most " + epochs,
                        "Lower it, or nothing would be learnt about symmetry"))
                : List.of();
    }

    @Override
    public Estimation bind(LaplaceOptions options, Problem problem) {
        return new LaplaceEstimation(options, problem);
    }
}
