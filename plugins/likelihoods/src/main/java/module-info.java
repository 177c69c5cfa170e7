/** Likelihoods: softmax for classes, Gaussian for real targets. */
module org.erlangen.plugins.likelihoods {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.likelihoods;

    provides org.erlangen.api.inference.Likelihood with
            org.erlangen.plugins.likelihoods.SoftmaxLikelihood,
            org.erlangen.plugins.likelihoods.GaussianLikelihood;
}
