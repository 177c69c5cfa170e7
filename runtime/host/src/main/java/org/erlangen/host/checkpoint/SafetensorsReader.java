package org.erlangen.host.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.Shape;

/** Reads a safetensors file and trusts none of it. */
final class SafetensorsReader {
    private final String source;
    private final ByteBuffer file;
    private final Map<String, String> metadata = new HashMap<>();
    private final List<StoredTensor> tensors = new ArrayList<>();
    private int dataStart;
    private long expectedBegin;

    SafetensorsReader(String source, byte[] bytes) {
        this.source = source;
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    Safetensors read() {
        String header = header();
        JsonFactory json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = json.createParser(header)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                entry(parser, parser.currentName());
            }
            if (parser.nextToken() != null) {
                throw refused("has more than one JSON value in its header", "");
            }
        } catch (IOException malformed) {
            throw refused("has a header that is not valid JSON", firstLine(malformed));
        }
        int length = file.limit() - dataStart;
        if (expectedBegin != length) {
            throw refused("has " + length + " bytes of data, but its header speaks of " + expectedBegin, "");
        }
        return new Safetensors(metadata, tensors);
    }

    private String header() {
        int size = file.limit();
        if (size < Long.BYTES) {
            throw refused("is " + size + " bytes long", "a safetensors file has at least 8");
        }
        long length = file.getLong(0);
        if (length < 0 || length > Safetensors.LONGEST_HEADER) {
            throw refused(
                    "announces a header of " + Long.toUnsignedString(length) + " bytes",
                    "at most " + Safetensors.LONGEST_HEADER + " are allowed");
        }
        if (length > size - Long.BYTES) {
            throw refused(
                    "announces a header of " + length + " bytes, but only " + (size - Long.BYTES) + " follow",
                    "it was cut short, or is no safetensors file");
        }
        dataStart = Long.BYTES + (int) length;
        if (length == 0 || file.get(Long.BYTES) != '{') {
            throw refused("has a header that does not begin with '{'", "");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(file.slice(Long.BYTES, (int) length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw refused("has a header that is not UTF-8", "");
        }
    }

    private void entry(JsonParser parser, String name) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw refused("has a header whose entry '" + name + "' is no object", "");
        }
        if (name.equals(Safetensors.METADATA)) {
            metadata(parser);
        } else {
            tensor(parser, name);
        }
    }

    private void metadata(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw refused("has metadata '" + key + "' that is no text", "");
            }
            metadata.put(key, parser.getText());
        }
    }

    private void tensor(JsonParser parser, String name) throws IOException {
        String type = "";
        List<Long> sizes = null;
        List<Long> offsets = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "dtype" -> type = text(parser, name);
                case "shape" -> sizes = wholeNumbers(parser, name, key);
                case "data_offsets" -> offsets = wholeNumbers(parser, name, key);
                default -> throw refused(name, "has an unknown field '" + key + "'", "dtype, shape and data_offsets");
            }
        }
        if (type.isEmpty() || sizes == null || offsets == null) {
            throw refused(name, "lacks a field", "dtype, shape and data_offsets must be given");
        }
        tensors.add(stored(name, type, sizes, offsets));
    }

    private StoredTensor stored(String name, String typeName, List<Long> sizes, List<Long> offsets) {
        ElementType type = ElementType.named(typeName)
                .orElseThrow(() -> refused(
                        name,
                        "has the unknown element type '" + typeName + "'",
                        "one of " + List.of(ElementType.values())));
        Shape shape = shape(name, sizes);
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw refused(name, "has data_offsets " + offsets, "a begin and an end that is not before it");
        }
        long begin = offsets.get(0);
        long end = offsets.get(1);
        if (begin != expectedBegin) {
            String fault = begin > expectedBegin ? "leaves a hole" : "overlaps the one before it, or is out of order";
            throw refused(name, fault, "its data begin at " + begin + ", but must begin at " + expectedBegin);
        }
        long bytes = (long) shape.elements() * type.bytes();
        if (end - begin != bytes) {
            throw refused(
                    name,
                    "has " + (end - begin) + " bytes of data",
                    "type " + type + " and shape " + shape + " need " + bytes);
        }
        if (end > file.limit() - dataStart) {
            throw refused(name, "ends at byte " + end, "there are " + (file.limit() - dataStart) + " bytes of data");
        }
        expectedBegin = end;
        return new StoredTensor(name, type, shape, file.slice(dataStart + (int) begin, (int) bytes));
    }

    private Shape shape(String name, List<Long> sizes) {
        try {
            return Shape.of(sizes.stream().mapToInt(Math::toIntExact).toArray());
        } catch (ArithmeticException overflow) {
            throw refused(name, "has shape " + sizes, "at most 2^31 - 1 elements are allowed");
        }
    }

    private String text(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw refused(name, "has a dtype that is no text", "");
        }
        return parser.getText();
    }

    private List<Long> wholeNumbers(JsonParser parser, String name, String key) throws IOException {
        List<Long> numbers = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw refused(name, "has a " + key + " that is no list", "");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 0) {
                throw refused(name, "has a " + key + " with other than whole numbers >= 0", "");
            }
            numbers.add(parser.getLongValue());
        }
        return numbers;
    }

    private ErlangenException refused(String what, String allowed) {
        return Safetensors.refused(source, what, allowed);
    }

    private ErlangenException refused(String tensor, String what, String allowed) {
        return Safetensors.refused(source + ": tensor '" + tensor + "'", what, allowed);
    }

    private static String firstLine(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
