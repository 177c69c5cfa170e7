import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.inference.laplace.LaplaceApproximation;

/** The Laplace approximation: point estimates of the weights, and the evidence from the curvature around them. */
module org.erlangen.inference.laplace {
    requires transitive org.erlangen.api;

    exports org.erlangen.inference.laplace;

    provides MarginalLikelihoodEstimator with
            LaplaceApproximation;
}
