package org.erlangen.groups.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/** Reference values, from the folder of the system property {@code erlangen.reference} or, without one, from the test resources. */
@SuppressWarnings("exports") // tests are no module
public final class Fixture {
    private Fixture() {}

    public static JsonNode read(String name) {
        String folder = System.getProperty("erlangen.reference", "");
        try (InputStream in = folder.isEmpty()
                ? Fixture.class.getResourceAsStream("/reference/" + name)
                : Files.newInputStream(Path.of(folder, name))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Tensor tensor(Tensors tensors, JsonNode nested) {
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode node = nested; node.isArray(); node = node.get(0)) {
            sizes.add(node.size());
        }
        return tensors.of(Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray()), numbers(nested));
    }

    public static double[] numbers(JsonNode nested) {
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
