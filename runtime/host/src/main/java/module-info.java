/**
 * The host: finds plugins, reads experiments, composes problems, trains, and writes checkpoints and results.
 *
 * <p>Reading order of the packages: {@code plugin} (who is there), {@code configuration} (what is asked for),
 * {@code checkpoint} (how a state is kept), {@code model} (what is learnt), {@code
 * training}, {@code run} (from an experiment to its results).
 */
module org.erlangen.host {
    requires transitive org.erlangen.api;
    requires transitive org.erlangen.tensor;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.google.guice;
    requires com.google.common;
    requires jakarta.inject;

    exports org.erlangen.host.checkpoint;
    exports org.erlangen.host.configuration;
    exports org.erlangen.host.model;
    exports org.erlangen.host.plugin;
    exports org.erlangen.host.run;
    exports org.erlangen.host.training;

    opens org.erlangen.host.run to
            com.google.guice;

    uses org.erlangen.api.backend.TensorBackend;
    uses org.erlangen.api.data.DataSource;
    uses org.erlangen.api.dynamics.DynamicalSystem;
    uses org.erlangen.api.inference.Likelihood;
    uses org.erlangen.api.inference.MarginalLikelihoodEstimator;
    uses org.erlangen.api.invariance.InvarianceMetric;
    uses org.erlangen.api.network.Architecture;
    uses org.erlangen.api.network.RelaxedLayer;
    uses org.erlangen.api.report.Reporter;
    uses org.erlangen.api.symmetry.TransformationGroup;
}
