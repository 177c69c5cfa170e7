package org.erlangen.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** Reference values, from the folder of the system property {@code erlangen.reference} or, without one, from the test resources. */
final class Fixture {
    private Fixture() {}

    static JsonNode read(String name) {
        String folder = System.getProperty("erlangen.reference", "");
        try (InputStream in = folder.isEmpty()
                ? Fixture.class.getResourceAsStream("/reference/" + name)
                : Files.newInputStream(Path.of(folder, name))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All numbers of nested lists, row-major. */
    static double[] numbers(JsonNode nested) {
        return stream(nested).toArray();
    }

    private static DoubleStream stream(JsonNode node) {
        return node.isNumber()
                ? DoubleStream.of(node.asDouble())
                : StreamSupport.stream(node.spliterator(), false).flatMapToDouble(Fixture::stream);
    }
}
