/** Augerino, a baseline: extents follow the training loss and a reward for their size, not the evidence. */
module org.erlangen.plugins.augerino {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.augerino;

    provides org.erlangen.api.inference.MarginalLikelihoodEstimator with
            org.erlangen.plugins.augerino.Augerino;
}
