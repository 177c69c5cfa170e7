package org.erlangen.plugins.augerino;

import java.util.List;
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.Refusal;

/**
 * Weights and extents descend on {@code -1/N log p(D | theta, eta) - r |eta|}. What it reports as evidence is the log likelihood of the training
 * data, with no complexity: it has no estimate of the evidence.
 *
 * <p>Source: docs/methods/laplace-kfac.md, section 3.8.
 */
public final class Augerino implements MarginalLikelihoodEstimator<AugerinoOptions> {
    /** Found by name through the service loader. */
    public Augerino() {}

    @Override
    public Description<AugerinoOptions> describe() {
        return Description.of(
                        "augerino",
                        "no evidence: extents trained with the weights, rewarded for their size",
                        AugerinoOptions.class)
                .source(
                        "G. Benton, M. Finzi, P. Izmailov and A. G. Wilson",
                        "Learning Invariances in Neural Networks from Training Data",
                        "NeurIPS",
                        2020);
    }

    @Override
    public List<Refusal> refusals(AugerinoOptions options, Problem problem) {
        return List.of();
    }

    @Override
    public Estimation bind(AugerinoOptions options, Problem problem) {
        return new AugerinoEstimation(options, problem);
    }
}
