import org.erlangen.api.inference.MarginalLikelihoodEstimator;
import org.erlangen.inference.vi.VariationalInference;

/** Variational inference: Gaussian posteriors over the weights of declared maps, and the evidence lower bound. */
module org.erlangen.inference.vi {
    requires transitive org.erlangen.api;

    exports org.erlangen.inference.vi;

    provides MarginalLikelihoodEstimator with
            VariationalInference;
}
