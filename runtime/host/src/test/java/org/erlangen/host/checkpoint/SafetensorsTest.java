package org.erlangen.host.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    private static byte[] file(String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static Safetensors sample() {
        ByteBuffer one = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 6; i++) {
            one.putFloat(i - 2.5f);
        }
        return new Safetensors(
                Map.of("who", "a \"test\"\n\u00e9\uD83D\uDE00", "empty", ""),
                List.of(
                        new StoredTensor("a.weight", ElementType.F32, Shape.of(2, 3), one.flip()),
                        new StoredTensor("none", ElementType.F64, Shape.of(0, 4), ByteBuffer.allocate(0)),
                        new StoredTensor("\u03B7 \"x\"", ElementType.I64, Shape.SCALAR, ByteBuffer.allocate(8)),
                        new StoredTensor(
                                "mask", ElementType.BOOL, Shape.of(3), ByteBuffer.wrap(new byte[] {1, 0, 1}))));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(Safetensors.decode("f", sample().encode())).isEqualTo(sample());
        assertThat(Safetensors.decode("f", new Safetensors(Map.of(), List.of()).encode()))
                .isEqualTo(new Safetensors(Map.of(), List.of()));
    }

    @Test
    void theLayoutIsThatOfTheFormat() {
        Safetensors content = new Safetensors(
                Map.of("k", "v"),
                List.of(new StoredTensor("x", ElementType.U8, Shape.of(2), ByteBuffer.wrap(new byte[] {7, 9}))));
        byte[] bytes = content.encode();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) buffer.getLong(0);
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8);

        assertThat((8 + length) % 64).isZero();
        assertThat(header.stripTrailing())
                .isEqualTo(
                        "{\"__metadata__\":{\"k\":\"v\"},\"x\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}");
        assertThat(Arrays.copyOfRange(bytes, 8 + length, bytes.length)).containsExactly(7, 9);
    }

    @Test
    void namesAreTakenOnce() {
        StoredTensor x = new StoredTensor("x", ElementType.U8, Shape.of(0), ByteBuffer.allocate(0));
        StoredTensor reserved = new StoredTensor("__metadata__", ElementType.U8, Shape.of(0), ByteBuffer.allocate(0));

        assertThatThrownBy(() -> new Safetensors(Map.of(), List.of(x, x))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Safetensors(Map.of(), List.of(reserved)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StoredTensor("x", ElementType.F32, Shape.of(2), ByteBuffer.allocate(7)))
                .hasMessage("tensor 'x' of type F32 and shape [2] has 8 bytes, not 7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]                                                                            | 0 | does not begin with '{'
            {"x"                                                                           | 0 | not valid JSON
            {} {}                                                                          | 0 | more than one JSON value
            {"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}} | 2 | Duplicate field 'x'
            {"x":3}                                                                        | 0 | entry 'x' is no object
            {"__metadata__":{"a":1}}                                                       | 0 | metadata 'a' that is no text
            {"x":{"dtype":"F8","shape":[1],"data_offsets":[0,1]}}                          | 1 | tensor 'x': has the unknown element type 'F8'
            {"x":{"dtype":3,"shape":[1],"data_offsets":[0,1]}}                             | 1 | dtype that is no text
            {"x":{"dtype":"U8","shape":1,"data_offsets":[0,1]}}                            | 1 | shape that is no list
            {"x":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}                        | 1 | shape with other than whole numbers
            {"x":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}                         | 1 | shape with other than whole numbers
            {"x":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,1]}}       | 1 | not valid JSON
            {"x":{"dtype":"U8","shape":[2147483647,2147483647,4],"data_offsets":[0,1]}}    | 1 | at most 2^31 - 1 elements
            {"x":{"dtype":"U8","shape":[65536,65536],"data_offsets":[0,1]}}                | 1 | at most 2^31 - 1 elements
            {"x":{"dtype":"U8","shape":[1]}}                                               | 1 | lacks a field
            {"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"extra":0}}                | 1 | unknown field 'extra'
            {"x":{"dtype":"U8","shape":[1],"data_offsets":[0]}}                            | 1 | data_offsets [0]
            {"x":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}                          | 1 | data_offsets [1, 0]
            {"x":{"dtype":"F32","shape":[1],"data_offsets":[0,3]}}                         | 3 | has 3 bytes of data: type F32 and shape [1] need 4
            {"x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}                          | 2 | leaves a hole
            {"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"y":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}} | 2 | overlaps the one before it, or is out of order
            {"x":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}                          | 2 | ends at byte 3
            {"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}                          | 2 | has 2 bytes of data, but its header speaks of 1
            """)
    void everyDepartureFromTheFormatIsRefused(String header, int dataBytes, String words) {
        assertThatThrownBy(() -> Safetensors.decode("c.safetensors", file(header, dataBytes)))
                .isInstanceOf(ErlangenException.class)
                .hasMessageStartingWith("c.safetensors: ")
                .hasMessageContaining(words)
                .extracting(failure -> ((ErlangenException) failure).kind())
                .isEqualTo(ErlangenException.Kind.RUN);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 100_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void aHeaderThatIsTooLongIsRefused(long length) {
        byte[] bytes = file("{}", 0);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);

        assertThatThrownBy(() -> Safetensors.decode("c", bytes))
                .hasMessage("c: announces a header of " + Long.toUnsignedString(length)
                        + " bytes: at most 100000000 are allowed.");
    }

    @Test
    void aFileThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> Safetensors.decode("c", new byte[7]))
                .hasMessage("c: is 7 bytes long: a safetensors file has at least 8.");
        assertThatThrownBy(() -> Safetensors.decode("c", Arrays.copyOf(file("{}", 0), 9)))
                .hasMessageContaining("announces a header of 2 bytes, but only 1 follow");
        assertThatThrownBy(() -> Safetensors.decode("c", new byte[8])).hasMessageContaining("does not begin with '{'");
    }

    @Test
    void aHeaderThatIsNotUtf8IsRefused() {
        byte[] bytes = file("{\"xy\":3}", 0);
        bytes[10] = (byte) 0xC3;

        assertThatThrownBy(() -> Safetensors.decode("c", bytes)).hasMessage("c: has a header that is not UTF-8.");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Path absent = folder.resolve("absent");

        assertThatThrownBy(() -> Safetensors.read(absent))
                .isInstanceOf(ErlangenException.class)
                .hasMessage(absent + ": cannot be read: there is no such file or folder.");
    }

    @Test
    void anEarlierFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("c"), "old");

        sample().write(file);

        assertThat(Safetensors.read(file)).isEqualTo(sample());
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsReportedAndLeavesTheEarlierOne() throws IOException {
        Path file = folder.resolve("absent/c");

        assertThatThrownBy(() -> sample().write(file))
                .isInstanceOf(ErlangenException.class)
                .hasMessage(file + ": cannot be written: there is no such file or folder.");
    }

    @Test
    @Tag("property")
    void tensorsOfAnyTypeAndShapeAreReadBack() {
        Random random = new Random(20261121);
        for (int attempt = 0; attempt < 200; attempt++) {
            Safetensors content = any(random);

            assertThat(Safetensors.decode("f", content.encode()))
                    .as("attempt %d", attempt)
                    .isEqualTo(content);
        }
    }

    private static Safetensors any(Random random) {
        List<StoredTensor> tensors = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            ElementType type = List.of(ElementType.values()).get(random.nextInt(ElementType.values().length));
            int[] sizes = random.ints(random.nextInt(4), 0, 5).toArray();
            Shape shape = Shape.of(sizes);
            byte[] data = new byte[shape.elements() * type.bytes()];
            random.nextBytes(data);
            tensors.add(new StoredTensor(i + text(random), type, shape, ByteBuffer.wrap(data)));
        }
        return new Safetensors(Map.of("a" + text(random), text(random), "b", text(random)), tensors);
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x2FFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    @Tag("property")
    void damagedFilesAreReadOrRefusedButNeverEndOtherwise() {
        Random random = new Random(7);
        for (int attempt = 0; attempt < 3000; attempt++) {
            byte[] bytes = any(random).encode();
            byte[] damaged = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (int flip = random.nextInt(4); flip >= 0 && damaged.length > 0; flip--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThatCode(() -> {
                        try {
                            Safetensors.decode("f", damaged);
                        } catch (ErlangenException refused) {
                            assertThat(refused).hasMessageStartingWith("f: ");
                        }
                    })
                    .as("attempt %d", attempt)
                    .doesNotThrowAnyException();
        }
    }
}
