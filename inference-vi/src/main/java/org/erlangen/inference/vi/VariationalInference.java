package org.erlangen.inference.vi;

import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;

/** Estimates log p(D | eta) from below by the evidence lower bound of a Gaussian posterior. */
public final class VariationalInference implements MarginalLikelihoodEstimator<VariationalOptions> {
    /** The provider. */
    public VariationalInference() {}

    @Override
    public Description<VariationalOptions> describe() {
        return Description.of(
                        "variational",
                        "Evidence lower bound of a Gaussian posterior over the weights",
                        VariationalOptions.class)
                .source(
                        "T. F. A. van der Ouderaa and M. van der Wilk",
                        "Learning Invariant Weights in Neural Networks",
                        "UAI",
                        2022)
                .source(
                        "C. Louizos and M. Welling",
                        "Structured and Efficient Variational Deep Learning with Matrix Gaussian Posteriors",
                        "ICML",
                        2016);
    }

    @Override
    public List<Refusal> refusals(VariationalOptions options, Problem problem) {
        List<Refusal> refusals = new ArrayList<>();
        List<LinearMap> maps = problem.network().maps();
        if (maps.isEmpty() || !(maps.get(maps.size() - 1) instanceof LinearMap.Dense)) {
            refusals.add(new Refusal(
                    "", "the network has no readout", "its last declared map must be dense", "Choose another network"));
        } else if (options.posterior() != Posterior.MAXIMUM_LIKELIHOOD && options.readout() == GaussianFamily.FULL) {
            refusals.addAll(size(problem));
        }
        refusals.addAll(permutations(options, problem));
        if (options.noiseDamping() > 0 && problem.likelihood().hyperparameters().isEmpty()) {
            refusals.add(new Refusal("noise-damping", "the likelihood has no noise", "0", "Leave it out"));
        }
        if (options.smallestNoise() > options.largestNoise()) {
            refusals.add(new Refusal(
                    "smallest-noise", "it is above largest-noise", "at most " + options.largestNoise(), ""));
        }
        refusals.addAll(times(options, problem));
        return refusals;
    }

    private static List<Refusal> size(Problem problem) {
        String weight = problem.network().readout().weight();
        return problem.network().parameters().stream()
                .filter(parameter -> parameter.name().equals(weight))
                .filter(parameter -> parameter.shape().elements() > FullGaussian.LARGEST)
                .map(parameter -> new Refusal(
                        "readout",
                        "a full covariance of the " + parameter.shape().elements() + " elements of '" + weight
                                + "' is too large",
                        "at most " + FullGaussian.LARGEST + " elements",
                        "Use matrix-normal"))
                .toList();
    }

    /** The correction needs units that may change places, all of whose parameters have a posterior. */
    private static List<Refusal> permutations(VariationalOptions options, Problem problem) {
        if (options.permutations() == 0) {
            return List.of();
        }
        List<Refusal> refusals = new ArrayList<>();
        boolean hidden = options.posterior() != Posterior.FEATURES
                && options.posterior() != Posterior.LAST_LAYER
                && options.posterior() != Posterior.MAXIMUM_LIKELIHOOD;
        if (!problem.network().hasInterchangeableUnits() || !hidden) {
            refusals.add(new Refusal(
                    "permutations",
                    "no units with random weights may change places here",
                    "0, or a network such as hamiltonian with a posterior over all weights",
                    ""));
        } else if (!options.randomBiases()
                && problem.network().maps().stream()
                        .limit(problem.network().maps().size() - 1)
                        .anyMatch(LinearMap::biased)) {
            refusals.add(new Refusal(
                    "permutations",
                    "biases without a posterior tell units apart, so that the correction would be a constant",
                    "",
                    "Set random-biases to true"));
        }
        return refusals;
    }

    private static List<Refusal> times(VariationalOptions options, Problem problem) {
        List<Refusal> refusals = new ArrayList<>();
        int epochs = problem.plan().epochs();
        boolean learns = problem.hyperparameters().stream().anyMatch(Hyperparameter::learnt);
        if (learns && options.hold() >= epochs) {
            refusals.add(new Refusal(
                    "hold",
                    "hyperparameters are held for " + options.hold() + " epochs, but training has only " + epochs,
                    "less than " + epochs,
                    "Lower it, or nothing would be learnt about symmetry"));
        }
        if (options.burnIn() >= epochs) {
            refusals.add(new Refusal(
                    "burn-in",
                    "the KL rises for " + options.burnIn() + " epochs, but training has only " + epochs,
                    "less than " + epochs,
                    "Lower it, or the bound itself would never be maximised"));
        }
        return refusals;
    }

    @Override
    public Estimation bind(VariationalOptions options, Problem problem) {
        return new VariationalEstimation(options, problem);
    }
}
