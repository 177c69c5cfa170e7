package org.erlangen.plugins.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.symmetry.PlaneAction.Corners;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.digits.DigitsOptions.Origin;
import org.erlangen.plugins.digits.DigitsOptions.Transformation;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenFilesTest {
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";
    private static final int COUNT = 3;

    @TempDir
    private Path folder;

    private final DigitsSource digits = new DigitsSource();
    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @BeforeEach
    void writeSoundFiles() throws IOException {
        for (String set : new String[] {"train", "t10k"}) {
            Files.write(folder.resolve(set + "-images-idx3-ubyte"), images(COUNT, 28, COUNT * 784));
            Files.write(folder.resolve(set + "-labels-idx1-ubyte.gz"), compressed(labels(COUNT, 1)));
        }
    }

    @Test
    void soundFilesAreReadCompressedOrNot() {
        Examples examples = digits.load(options(false), new DataContext(tensors, folder));

        assertThat(examples.training().inputs().shape()).isEqualTo(Shape.of(COUNT, 1, 28, 28));
        assertThat(examples.training().targets().toDoubles()).containsExactly(1, 1, 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultHasItsOwnSentence(String fault, String file, Damage damage, String sentence) throws IOException {
        damage.apply(folder);

        ErlangenException refused = catchThrowableOfType(
                ErlangenException.class, () -> digits.load(options(false), new DataContext(tensors, folder)));

        assertThat(refused.getMessage()).isEqualTo(folder.resolve(file) + ": " + sentence);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "wrong magic number",
                        IMAGES,
                        write(IMAGES, with(images(), 0, 0x50)),
                        "is no IDX file, since it begins with 50 00 08 03: it must begin with 00 00 08 03."),
                fault(
                        "wrong type of elements",
                        IMAGES,
                        write(IMAGES, with(images(), 2, 0x0d)),
                        "holds elements of type 0d: type 08, unsigned bytes."),
                fault(
                        "wrong number of axes",
                        IMAGES,
                        write(IMAGES, with(images(), 3, 1)),
                        "has 1 axes: must have 3. Are images and labels exchanged?"),
                fault(
                        "cut off within its header",
                        IMAGES,
                        write(IMAGES, Arrays.copyOf(images(), 9)),
                        "is cut off within its header. Download it again."),
                fault(
                        "cut off",
                        IMAGES,
                        write(IMAGES, Arrays.copyOf(images(), 1000)),
                        "is cut off, with 984 of the 2352 bytes that its header claims. Download it again."),
                fault(
                        "more than its header claims",
                        IMAGES,
                        write(IMAGES, Arrays.copyOf(images(), 2369)),
                        "goes on after the 2352 bytes that its header claims. Download it again."),
                fault(
                        "images of another size",
                        IMAGES,
                        write(IMAGES, images(COUNT, 20, COUNT * 560)),
                        "claims images with a side of 20 pixels: must be 28 x 28."),
                fault(
                        "an absurd count",
                        IMAGES,
                        write(IMAGES, with(images(), 4, 0xff)),
                        "claims to hold 4278190083 examples: 1 to 1000000."),
                fault(
                        "a label that is no digit",
                        LABELS + ".gz",
                        write(LABELS + ".gz", compressed(labels(COUNT, 12))),
                        "says that example 0 is a 12: digits are 0 to 9."),
                fault(
                        "labels for other images",
                        LABELS + ".gz",
                        write(LABELS + ".gz", compressed(labels(2, 1))),
                        "holds 2 labels for 3 images: one for each. Are the files of the same set?"),
                fault(
                        "not compressed",
                        LABELS + ".gz",
                        write(LABELS + ".gz", labels(COUNT, 1)),
                        "is not compressed by gzip, though its name ends in .gz. Remove the .gz from its name."),
                fault(
                        "compressed data cut off",
                        LABELS + ".gz",
                        write(LABELS + ".gz", Arrays.copyOf(compressed(labels(COUNT, 1)), 5)),
                        "is cut off within its header. Download it again."),
                fault("empty", IMAGES, write(IMAGES, new byte[0]), "is empty. Download it again."),
                fault(
                        "empty, compressed",
                        LABELS + ".gz",
                        write(LABELS + ".gz", new byte[0]),
                        "is empty. Download it again."),
                fault(
                        "missing",
                        IMAGES + ".gz",
                        folder -> Files.delete(folder.resolve(IMAGES)),
                        "there is no such file: " + IMAGES + ".gz or " + IMAGES
                                + ". Give the folder that holds it as 'folder'."));
    }

    @Test
    void filesThatAreNotTheOfficialOnesAreRefusedUnlessAskedFor() {
        ErlangenException refused = catchThrowableOfType(
                ErlangenException.class, () -> digits.load(options(true), new DataContext(tensors, folder)));

        assertThat(refused.refusals()).hasSize(2);
        assertThat(refused.refusals().get(0).sentence())
                .startsWith(
                        folder.resolve(IMAGES) + ": is not the official file, its contents have the SHA-256 digest ")
                .endsWith(
                        ": ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db. Download it again, or set"
                                + " 'verify: false' if you mean other images in the same format.");
    }

    @Test
    void faultsOfSeveralFilesAreNamedAtOnce() throws IOException {
        Files.write(folder.resolve(IMAGES), new byte[0]);
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));

        ErlangenException refused =
                catchThrowableOfType(ErlangenException.class, () -> digits.outline(options(false), folder));

        assertThat(refused.refusals()).hasSize(2);
    }

    private DigitsOptions options(boolean verify) {
        return new DigitsOptions(
                Origin.IDX, folder, verify, COUNT, COUNT, Transformation.PLAIN, 0, 1234, 28, Corners.ALIGNED);
    }

    private static Arguments fault(String name, String file, Damage damage, String sentence) {
        return Arguments.of(name, file, damage, sentence);
    }

    private static Damage write(String file, byte[] bytes) {
        return folder -> Files.write(folder.resolve(file), bytes);
    }

    private static byte[] images() {
        return images(COUNT, 28, COUNT * 784);
    }

    private static byte[] images(int count, int rows, int bytes) {
        return ByteBuffer.allocate(16 + bytes)
                .putInt(0x0803)
                .putInt(count)
                .putInt(rows)
                .putInt(28)
                .array();
    }

    private static byte[] labels(int count, int label) {
        byte[] bytes =
                ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count).array();
        Arrays.fill(bytes, 8, bytes.length, (byte) label);
        return bytes;
    }

    private static byte[] with(byte[] bytes, int place, int value) {
        bytes[place] = (byte) value;
        return bytes;
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private interface Damage {
        void apply(Path folder) throws IOException;
    }
}
