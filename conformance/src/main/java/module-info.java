/**
 * What is right: a readable definition of every primitive, and the tests that a backend or a group has to pass.
 *
 * <p>A library for tests; nothing at run time needs it.
 */
module org.erlangen.conformance {
    requires com.fasterxml.jackson.databind;
    requires org.assertj.core;
    requires transitive org.erlangen.api;
    requires transitive org.junit.jupiter.api;

    exports org.erlangen.conformance;
}
