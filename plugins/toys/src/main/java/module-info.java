/** Toy problems: made-up data of which it is known what there is to be learnt, small enough to be learnt in seconds. */
module org.erlangen.plugins.toys {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.toys;

    provides org.erlangen.api.data.DataSource with
            org.erlangen.plugins.toys.CirclesSource,
            org.erlangen.plugins.toys.WaveSource;
    provides org.erlangen.api.network.Architecture with
            org.erlangen.plugins.toys.CosineArchitecture;
}
