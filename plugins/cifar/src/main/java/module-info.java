/** Small photographs: CIFAR-10. */
module org.erlangen.plugins.cifar {
    requires transitive org.erlangen.api;

    exports org.erlangen.plugins.cifar;

    provides org.erlangen.api.data.DataSource with
            org.erlangen.plugins.cifar.Cifar10Source;
}
