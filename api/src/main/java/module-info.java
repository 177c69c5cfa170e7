/**
 * The contract of Erlangen: all that a plugin ever sees.
 *
 * <p>Reading order of the packages: {@code provider} (what a plugin says of itself), {@code tensor} (values, functions
 * and their derivatives), {@code parameter} (theta and eta), {@code symmetry} (groups that act), {@code network} (maps
 * with declared linear sites), {@code data}, {@code dynamics} (mechanical systems), {@code inference} (likelihoods, estimators, problems), {@code report}, {@code invariance} (how invariant a network is),
 * {@code backend} (who computes).
 */
module org.erlangen.api {
    requires static transitive org.jspecify;

    exports org.erlangen.api.backend;
    exports org.erlangen.api.data;
    exports org.erlangen.api.dynamics;
    exports org.erlangen.api.inference;
    exports org.erlangen.api.invariance;
    exports org.erlangen.api.network;
    exports org.erlangen.api.parameter;
    exports org.erlangen.api.provider;
    exports org.erlangen.api.report;
    exports org.erlangen.api.symmetry;
    exports org.erlangen.api.tensor;
}
