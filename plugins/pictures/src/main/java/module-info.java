/** Pictures of what was learnt, as SVG files: filter banks, extents over the epochs, curves, decisions, and whether predictions come true. */
module org.erlangen.plugins.pictures {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.pictures;

    provides org.erlangen.api.report.Reporter with
            org.erlangen.plugins.pictures.FilterBankReporter,
            org.erlangen.plugins.pictures.ExtentsReporter,
            org.erlangen.plugins.pictures.CurveReporter,
            org.erlangen.plugins.pictures.DecisionsReporter,
            org.erlangen.plugins.pictures.ReliabilityReporter,
            org.erlangen.plugins.pictures.SymmetriesReporter;
}
