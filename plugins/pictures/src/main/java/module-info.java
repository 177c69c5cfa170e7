/** Pictures of what was learnt, as SVG files: filter banks, extents over the epochs, functions of one number. */
module org.erlangen.plugins.pictures {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.pictures;

    provides org.erlangen.api.report.Reporter with
            org.erlangen.plugins.pictures.FilterBankReporter,
            org.erlangen.plugins.pictures.ExtentsReporter,
            org.erlangen.plugins.pictures.CurveReporter,
            org.erlangen.plugins.pictures.LayersReporter;
}
