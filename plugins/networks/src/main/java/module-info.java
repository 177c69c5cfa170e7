/** Networks: perceptrons, convolutional and residual ones. */
module org.erlangen.plugins.networks {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.networks;

    provides org.erlangen.api.network.Architecture with
            org.erlangen.plugins.networks.ShallowArchitecture,
            org.erlangen.plugins.networks.PerceptronArchitecture,
            org.erlangen.plugins.networks.LeNetArchitecture,
            org.erlangen.plugins.networks.MiniNetArchitecture,
            org.erlangen.plugins.networks.FixupResNetArchitecture,
            org.erlangen.plugins.networks.WideResNetArchitecture,
            org.erlangen.plugins.networks.LayerwiseArchitecture;
}
