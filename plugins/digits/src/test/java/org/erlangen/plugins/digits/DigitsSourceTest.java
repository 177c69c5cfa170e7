package org.erlangen.plugins.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.symmetry.PlaneAction.Corners;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.digits.DigitsOptions.Origin;
import org.erlangen.plugins.digits.DigitsOptions.Transformation;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigitsSourceTest {
    private static final double ROUNDING = 1e-12;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final DigitsSource digits = new DigitsSource();
    private final DataContext context = new DataContext(tensors, Path.of("."));

    @Test
    void shippedDigitsAreTheFirstOnesOfMnist() {
        Dataset training = load(options(Transformation.PLAIN, 0, 28)).training();

        assertThat(training.targets().toDoubles()).startsWith(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        assertThat(training.inputs().shape()).isEqualTo(Shape.of(20, 1, 28, 28));
        assertThat(training.inputs().max(0, 1, 2, 3).item()).isEqualTo(1);
        assertThat(training.inputs().min(0, 1, 2, 3).item()).isEqualTo(0);
    }

    @Test
    void testImagesAreOthers() {
        assertThat(load(options(Transformation.PLAIN, 0, 28)).test().targets().toDoubles())
                .startsWith(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    }

    @Test
    void halfTheSideIsTheMeanOfTwoByTwoPixels() {
        Tensor large = load(options(Transformation.ROTATED, 90, 28)).training().inputs();
        Tensor small = load(options(Transformation.ROTATED, 90, 14)).training().inputs();

        assertThat(small.shape()).isEqualTo(Shape.of(20, 1, 14, 14));
        assertThat(small.sumAll().item()).isCloseTo(large.sumAll().item() / 4, within(1e-9));
        assertThat(pixel(small, 3, 7, 6))
                .isCloseTo(
                        (pixel(large, 3, 14, 12)
                                        + pixel(large, 3, 14, 13)
                                        + pixel(large, 3, 15, 12)
                                        + pixel(large, 3, 15, 13))
                                / 4,
                        within(ROUNDING));
    }

    @Test
    void transformationsDependOnSeedPartAndPlaceOnly() {
        Tensor few = load(options(Transformation.SCALED, 0.5, 28)).training().inputs();
        DigitsOptions more = new DigitsOptions(
                Origin.SHIPPED, Path.of("."), true, 30, 5, Transformation.SCALED, 0.5, 7, 28, Corners.ALIGNED);
        DigitsOptions other = new DigitsOptions(
                Origin.SHIPPED, Path.of("."), true, 20, 5, Transformation.SCALED, 0.5, 8, 28, Corners.ALIGNED);

        assertThat(load(more).training().inputs().slice(0, 0, 20).toDoubles()).containsExactly(few.toDoubles());
        assertThat(load(other).training().inputs().toDoubles()).isNotEqualTo(few.toDoubles());
    }

    @Test
    void cornersMayLieOnTheEdges() {
        DigitsOptions edges = new DigitsOptions(
                Origin.SHIPPED, Path.of("."), true, 20, 5, Transformation.ROTATED, 90, 7, 28, Corners.EDGES);

        assertThat(load(edges).training().inputs().toDoubles())
                .isNotEqualTo(load(options(Transformation.ROTATED, 90, 28))
                        .training()
                        .inputs()
                        .toDoubles());
    }

    @ParameterizedTest
    @CsvSource({"16, 14, 1", "32, 28, 2"})
    void powersOfTwoAreTheOtherSidesWithAMargin(int side, int within, int margin) {
        Tensor wide = load(options(Transformation.ROTATED, 90, side)).training().inputs();
        Tensor narrow =
                load(options(Transformation.ROTATED, 90, within)).training().inputs();

        assertThat(wide.toDoubles())
                .containsExactly(
                        narrow.pad(2, margin, margin).pad(3, margin, margin).toDoubles());
    }

    @Test
    void outlineIsWhatIsLoaded() {
        DigitsOptions options = options(Transformation.PLAIN, 0, 14);

        assertThat(digits.outline(options, Path.of(".")).input()).isEqualTo(Shape.of(1, 14, 14));
        assertThat(digits.outline(options, Path.of(".")).training()).isEqualTo(20);
        assertThat(digits.outline(options, Path.of(".")).outputs()).isEqualTo(10);
    }

    @Test
    void provenanceNamesEachFileWithItsDigest() {
        assertThat(load(options(Transformation.PLAIN, 0, 28)).provenance())
                .hasSize(4)
                .containsKey("train-images-idx3-ubyte")
                .allSatisfy((name, digest) -> assertThat(digest).hasSize(64));
    }

    @Test
    void everyMistakeInTheOptionsIsNamedAtOnce() {
        DigitsOptions wrong = new DigitsOptions(
                Origin.SHIPPED, Path.of("."), true, 2001, 5, Transformation.ROTATED, 181, 7, 20, Corners.ALIGNED);

        assertThatThrownBy(() -> digits.outline(wrong, Path.of(".")))
                .isInstanceOf(ErlangenException.class)
                .hasMessage("""
                        side: 20: must be 28, 14, 32 or 16.
                        amount: 181.0: must be more than 0 and at most 180.0 degrees.
                        training: 2001 images: there are 1 to 2000.""");
    }

    @Test
    void anAmountWithoutATransformationIsRefused() {
        assertThatThrownBy(() -> digits.outline(options(Transformation.PLAIN, 45, 28), Path.of(".")))
                .hasMessage(
                        "amount: 45.0 without a transformation. Give 'transformation: rotated', translated or scaled,"
                                + " or leave the amount out.");
    }

    private Examples load(DigitsOptions options) {
        return digits.load(options, context);
    }

    private static DigitsOptions options(Transformation transformation, double amount, int side) {
        return new DigitsOptions(
                Origin.SHIPPED, Path.of("."), true, 20, 10, transformation, amount, 7, side, Corners.ALIGNED);
    }

    private static double pixel(Tensor images, int image, int row, int column) {
        return images.slice(0, image, image + 1)
                .slice(2, row, row + 1)
                .slice(3, column, column + 1)
                .item();
    }
}
