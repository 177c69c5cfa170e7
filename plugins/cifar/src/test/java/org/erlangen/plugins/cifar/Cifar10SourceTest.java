package org.erlangen.plugins.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.cifar.Cifar10Options.Augmentation;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CIFAR-10 from files of made-up images. */
class Cifar10SourceTest {
    private static final int RECORD = 3073;
    private static final int COUNT = 4;
    private static final int TEST = 2;
    private static final int PLANE = 32 * 32;

    /** Values are made in single precision. */
    private static final double SINGLE = 1e-6;

    @TempDir
    private Path folder;

    private final Cifar10Source cifar = new Cifar10Source();
    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @BeforeEach
    void writeSoundFiles() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), records(COUNT));
        Files.write(folder.resolve("test_batch.bin"), records(TEST));
    }

    /** Image i is of class i; its pixel p of channel c is (i + 3 p + 5 c) modulo 256. */
    private static byte[] records(int count) {
        byte[] bytes = new byte[count * RECORD];
        for (int image = 0; image < count; image++) {
            bytes[image * RECORD] = (byte) image;
            for (int i = 0; i < 3 * PLANE; i++) {
                bytes[image * RECORD + 1 + i] = (byte) pixel(image, i / PLANE, i % PLANE);
            }
        }
        return bytes;
    }

    private static int pixel(int image, int channel, int position) {
        return (image + 3 * position + 5 * channel) % 256;
    }

    private Cifar10Options options(int training, Augmentation augmentation, int copies, long seed) {
        return new Cifar10Options(folder, training, TEST, augmentation, copies, seed);
    }

    private Examples load(Augmentation augmentation, int copies, long seed) {
        return cifar.load(options(COUNT, augmentation, copies, seed), new DataContext(tensors, folder));
    }

    private String refusal(int training) {
        return catchThrowableOfType(
                        ErlangenException.class,
                        () -> cifar.load(options(training, Augmentation.NONE, 1, 0), new DataContext(tensors, folder)))
                .refusals()
                .stream()
                .map(Refusal::sentence)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void imagesAreNormalisedByChannelAndClassesAreTheFirstBytes() {
        Examples examples = load(Augmentation.NONE, 1, 0);

        assertThat(examples.training().inputs().shape()).isEqualTo(Shape.of(COUNT, 3, 32, 32));
        assertThat(examples.training().targets().toDoubles()).containsExactly(0, 1, 2, 3);
        assertThat(examples.test().size()).isEqualTo(TEST);
        double[] means = {125.3, 123.0, 113.9};
        double[] deviations = {63.0, 62.1, 66.7};
        double[] values = examples.training().inputs().toDoubles();
        for (int i = 0; i < values.length; i++) {
            int channel = i / PLANE % 3;
            double pixel = pixel(i / (3 * PLANE), channel, i % PLANE);
            assertThat(values[i]).isCloseTo((pixel - means[channel]) / deviations[channel], within(SINGLE));
        }
    }

    @Test
    void theOutlineIsWhatIsLoaded() {
        DataOutline outline = cifar.outline(options(COUNT, Augmentation.FLIP_CROP, 3, 0), folder);

        assertThat(outline.training()).isEqualTo(12);
        assertThat(outline.input()).isEqualTo(Shape.of(3, 32, 32));
        assertThat(load(Augmentation.FLIP_CROP, 3, 0).training().size()).isEqualTo(12);
    }

    @Test
    void provenanceNamesTheFilesThatWereRead() {
        assertThat(load(Augmentation.NONE, 1, 0).provenance())
                .containsOnlyKeys("data_batch_1.bin", "test_batch.bin")
                .allSatisfy((file, digest) -> assertThat(digest).hasSize(64));
    }

    @Test
    void augmentedImagesAreReflectedAndMovedOnesOfTheSameClass() {
        Examples examples = load(Augmentation.FLIP_CROP, 10, 7);
        double[] plain = load(Augmentation.NONE, 1, 0).training().inputs().toDoubles();
        double[] augmented = examples.training().inputs().toDoubles();
        double[] classes = examples.training().targets().toDoubles();
        int reflected = 0;
        for (int place = 0; place < 10 * COUNT; place++) {
            assertThat(classes[place]).isEqualTo(place % COUNT);
            double[] image = image(augmented, place);
            double[] original = image(plain, place % COUNT);
            boolean straight = isMoved(image, original, false);
            assertThat(straight || isMoved(image, original, true)).isTrue();
            reflected += straight ? 0 : 1;
        }
        assertThat(reflected).isBetween(8, 32);
    }

    @Test
    void augmentationDependsOnItsSeedAlone() {
        assertThat(inputs(1)).containsExactly(inputs(1)).isNotEqualTo(inputs(2));
    }

    private double[] inputs(long seed) {
        return load(Augmentation.FLIP_CROP, 1, seed).training().inputs().toDoubles();
    }

    private static double[] image(double[] all, int place) {
        return Arrays.copyOfRange(all, place * 3 * PLANE, (place + 1) * 3 * PLANE);
    }

    /** Whether an image is a crop, at any of the 81 places, of another with a margin of 4 zeros. */
    private boolean isMoved(double[] image, double[] original, boolean reflected) {
        Tensor whole = tensors.of(Shape.of(3, 32, 32), original);
        Tensor wide = (reflected ? whole.flip(2) : whole).pad(1, 4, 4).pad(2, 4, 4);
        for (int place = 0; place < 81; place++) {
            int row = place / 9;
            int column = place % 9;
            Tensor crop = wide.slice(1, row, row + 32).slice(2, column, column + 32);
            if (Arrays.equals(crop.toDoubles(), image)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void missingFilesAreAllNamedAtOnce() throws IOException {
        Files.delete(folder.resolve("data_batch_1.bin"));
        Files.delete(folder.resolve("test_batch.bin"));

        assertThat(refusal(COUNT))
                .contains(
                        folder.resolve("data_batch_1.bin") + ": there is no such file",
                        folder.resolve("test_batch.bin") + ": there is no such file");
    }

    @Test
    void truncatedFilesAreRefused() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), Arrays.copyOf(records(COUNT), COUNT * RECORD - 1));

        assertThat(refusal(COUNT))
                .isEqualTo(folder.resolve("data_batch_1.bin")
                        + ": has 12291 bytes: a multiple of 3073, one class and 3,072 pixels for each image."
                        + " It is cut off or no binary file of CIFAR-10: download it again.");
    }

    @Test
    void moreImagesThanThereAreAreRefused() {
        assertThat(refusal(COUNT + 1))
                .isEqualTo(folder.resolve("data_batch_1.bin")
                        + ": holds 4 images: 5 of it are asked for. Download it again, or ask for fewer images.");
    }

    @Test
    void laterFilesAreNeededOnlyWhenTheirImagesAre() {
        assertThat(refusal(10_001)).contains("data_batch_1.bin: holds 4 images: 10000", "data_batch_2.bin");
    }

    @Test
    void classesThatThereAreNotAreRefused() throws IOException {
        byte[] records = records(COUNT);
        records[2 * RECORD] = 10;
        Files.write(folder.resolve("data_batch_1.bin"), records);

        assertThat(refusal(COUNT))
                .isEqualTo(
                        folder.resolve("data_batch_1.bin") + ": says that image 2 is of class 10: classes are 0 to 9.");
    }

    @Test
    void copiesWithoutAugmentationAreRefused() {
        ErlangenException refused = catchThrowableOfType(
                ErlangenException.class, () -> cifar.outline(options(COUNT, Augmentation.NONE, 2, 0), folder));

        assertThat(refused.getMessage()).startsWith("copies: 2 copies of the same images.");
    }
}
