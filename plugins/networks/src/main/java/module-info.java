/** Networks whose first layer is made of filters of the image's size. */
module org.erlangen.plugins.networks {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.networks;

    provides org.erlangen.api.network.Architecture with
            org.erlangen.plugins.networks.ShallowArchitecture,
            org.erlangen.plugins.networks.PerceptronArchitecture;
}
