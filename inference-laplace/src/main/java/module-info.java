import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.inference.laplace.LaplaceApproximation;

/**
 * The Laplace approximation: point estimates of the weights, and the evidence from the curvature around them.
 *
 * <p>Reading order of the packages, each of which knows only those before it: {@code option} (what is asked for), {@code
 * internal.observation} (what is seen at a network's maps), {@code internal.curvature} (what is kept of it), {@code internal.posterior}
 * (the Gaussian that it gives), {@code internal.evidence} (passes over data), {@code internal.learning} (what is learnt, and when), and
 * the root (the provider).
 */
module org.erlangen.inference.laplace {
    requires transitive org.erlangen.api;

    exports org.erlangen.inference.laplace;
    exports org.erlangen.inference.laplace.option;

    provides MarginalLikelihoodEstimator with
            LaplaceApproximation;
}
