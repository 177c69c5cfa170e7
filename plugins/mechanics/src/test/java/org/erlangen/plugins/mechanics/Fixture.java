package org.erlangen.plugins.mechanics;

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

/** Reference values in float64, from the folder in {@code erlangen.reference} or, when that is empty, from the test resources. */
record Fixture(JsonNode node) {
    /** Reads a file of nested lists of numbers. */
    static Fixture read(String file) {
        String folder = System.getProperty("erlangen.reference", "");
        try (InputStream in = folder.isEmpty()
                ? Fixture.class.getResourceAsStream("/reference/" + file)
                : Files.newInputStream(Path.of(folder, file))) {
            return new Fixture(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands under a key. */
    Fixture get(String key) {
        JsonNode child = node.get(key);
        if (child == null) {
            throw new IllegalArgumentException("the fixture has no '" + key + "'");
        }
        return new Fixture(child);
    }

    /** What stands at an index. */
    Fixture get(int index) {
        return new Fixture(node.get(index));
    }

    double number() {
        return node.asDouble();
    }

    /** All numbers below, in order. */
    double[] numbers() {
        List<Double> numbers = new ArrayList<>();
        collect(node, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> to) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, to));
        } else {
            to.add(node.asDouble());
        }
    }

    /** The nested lists as a tensor. */
    Tensor tensor(Tensors tensors) {
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode level = node; level.isArray(); level = level.get(0)) {
            sizes.add(level.size());
        }
        return tensors.of(Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray()), numbers());
    }
}
