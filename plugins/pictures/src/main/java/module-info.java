/** Pictures of what was learnt, as SVG files: filter banks, and extents over the epochs. */
module org.erlangen.plugins.pictures {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.pictures;

    provides org.erlangen.api.report.Reporter with
            org.erlangen.plugins.pictures.FilterBankReporter,
            org.erlangen.plugins.pictures.ExtentsReporter,
            org.erlangen.plugins.pictures.SymmetriesReporter;
}
