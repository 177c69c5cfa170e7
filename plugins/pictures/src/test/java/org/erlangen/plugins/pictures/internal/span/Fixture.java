package org.erlangen.plugins.pictures.internal.span;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    static double[] numbers(JsonNode nested) {
        List<Double> numbers = new ArrayList<>();
        collect(nested, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> numbers) {
        if (node.isNumber()) {
            numbers.add(node.asDouble());
        }
        node.forEach(child -> collect(child, numbers));
    }
}
