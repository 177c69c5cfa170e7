package org.erlangen.api.inference;

import java.util.List;
import org.erlangen.api.provider.Provider;
import org.erlangen.api.provider.Refusal;

/**
 * Provider of estimators of log p(D | eta): says how theta is trained under it, what the gradient in eta is, and what posterior
 * follows.
 */
public interface MarginalLikelihoodEstimator<C extends Record> extends Provider<C> {
    /** What it can't do with this problem, by name; empty when all is well. Nothing is computed. */
    List<Refusal> refusals(C options, Problem problem);

    /** The estimator bound to a problem that it did not refuse. */
    Estimation bind(C options, Problem problem);
}
