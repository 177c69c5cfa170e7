/** Measures of invariance, and a report of them. */
module org.erlangen.plugins.invariance {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.invariance;

    provides org.erlangen.api.invariance.InvarianceMetric with
            org.erlangen.plugins.invariance.PredictionMetric,
            org.erlangen.plugins.invariance.LogitMetric,
            org.erlangen.plugins.invariance.SaliencyMetric,
            org.erlangen.plugins.invariance.SensitivityMetric;
    provides org.erlangen.api.report.Reporter with
            org.erlangen.plugins.invariance.InvarianceReporter;
}
