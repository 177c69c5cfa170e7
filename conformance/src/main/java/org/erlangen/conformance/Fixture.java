package org.erlangen.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;

/**
 * Reference values in float64 that somebody else computed: a JSON file, or a part of one.
 *
 * <p>Files are read from the folder in the system property {@code erlangen.reference} or, when that is empty, from {@code reference/} among the
 * test resources.
 */
public final class Fixture implements Iterable<Fixture> {
    private final JsonNode node;

    private Fixture(JsonNode node) {
        this.node = node;
    }

    /** Reads a file, such as {@code invariance/resample.json}. Errors: {@link UncheckedIOException}; IllegalArgumentException when it is not there. */
    public static Fixture read(String file) {
        String folder = System.getProperty("erlangen.reference", "");
        try (InputStream in = folder.isEmpty() ? resource(file) : Files.newInputStream(Path.of(folder, file))) {
            return new Fixture(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String file) {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("reference/" + file);
        if (in == null) {
            throw new IllegalArgumentException("there is no reference/" + file + " among the test resources");
        }
        return in;
    }

    /** What stands under a key. Errors: IllegalArgumentException when nothing does. */
    public Fixture get(String key) {
        JsonNode child = node.get(key);
        if (child == null) {
            throw new IllegalArgumentException("the fixture has no '" + key + "'");
        }
        return new Fixture(child);
    }

    /** What stands at an index. Errors: IllegalArgumentException when nothing does. */
    public Fixture get(int index) {
        JsonNode child = node.get(index);
        if (child == null) {
            throw new IllegalArgumentException("the fixture has no item " + index);
        }
        return new Fixture(child);
    }

    /** Whether something other than null stands under a key. */
    public boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** The keys, in the file's order. */
    public Stream<String> keys() {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false);
    }

    /** How many items or keys there are. */
    public int size() {
        return node.size();
    }

    /** The items of a list, or the values of an object. */
    public Stream<Fixture> items() {
        return StreamSupport.stream(node.spliterator(), false).map(Fixture::new);
    }

    @Override
    public Iterator<Fixture> iterator() {
        return items().iterator();
    }

    /** A text. */
    public String text() {
        return node.asText();
    }

    /** A whole number. */
    public int integer() {
        return node.asInt();
    }

    /** A number. */
    public double number() {
        return node.asDouble();
    }

    /** True or false. */
    public boolean truth() {
        return node.asBoolean();
    }

    /** All numbers of nested lists, row-major. */
    public double[] numbers() {
        return numbers(node).toArray();
    }

    private static DoubleStream numbers(JsonNode node) {
        return node.isContainerNode()
                ? StreamSupport.stream(node.spliterator(), false).flatMapToDouble(Fixture::numbers)
                : DoubleStream.of(node.asDouble());
    }

    /** All numbers of nested lists, as indices. */
    public int[] indices() {
        return Arrays.stream(numbers()).mapToInt(number -> (int) number).toArray();
    }

    /** Nested lists as a tensor. */
    public Tensor tensor(Tensors tensors) {
        return tensors.of(shape(), numbers());
    }

    /** The sizes of nested lists. */
    public Shape shape() {
        return Shape.of(Stream.iterate(node, JsonNode::isArray, list -> list.get(0))
                .mapToInt(JsonNode::size)
                .toArray());
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
