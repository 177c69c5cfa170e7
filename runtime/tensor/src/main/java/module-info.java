/** Differentiation and random numbers, once, over any computing device. */
module org.erlangen.tensor {
    requires transitive org.erlangen.api;

    exports org.erlangen.tensor;
}
