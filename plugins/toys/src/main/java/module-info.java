/** Toy problems: made-up data whose symmetry is known, small enough to be learnt in seconds. */
module org.erlangen.plugins.toys {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.toys;

    provides org.erlangen.api.data.DataSource with
            org.erlangen.plugins.toys.CirclesSource;
}
