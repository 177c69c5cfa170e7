/** Handwritten digits: MNIST, plain or with a known symmetry added to it. */
module org.erlangen.plugins.digits {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.digits;

    provides org.erlangen.api.data.DataSource with
            org.erlangen.plugins.digits.DigitsSource,
            org.erlangen.plugins.digits.QuadrantDigitsSource;
}
