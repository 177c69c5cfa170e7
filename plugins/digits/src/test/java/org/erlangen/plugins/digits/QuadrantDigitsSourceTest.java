package org.erlangen.plugins.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.digits.QuadrantDigitsOptions.Task;
import org.erlangen.plugins.digits.internal.Part;
import org.erlangen.plugins.digits.internal.Quadrants;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QuadrantDigitsSourceTest {
    private static final double EXACT = 1e-10;
    private static final int COUNT = 20;

    private final DataContext context =
            new DataContext(new Engine(new ReferenceDevice(), Precision.FLOAT64), Path.of("."));
    private final QuadrantDigitsSource source = new QuadrantDigitsSource();

    private static QuadrantDigitsOptions options(Task task, int side) {
        return new QuadrantDigitsOptions(task, DigitsOptions.Origin.SHIPPED, Path.of("."), true, COUNT, COUNT, side);
    }

    private static JsonNode fixture() throws IOException {
        String folder = System.getProperty("erlangen.reference", "");
        String file = "equivariance/toy_problem_data.json";
        try (InputStream in = folder.isEmpty()
                ? QuadrantDigitsSourceTest.class.getResourceAsStream("/reference/" + file)
                : Files.newInputStream(Path.of(folder, file))) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    @Tag("reference")
    void quadrantsAreThoseOfTheReference() throws IOException {
        JsonNode fixture = fixture();
        for (int i = 0; i < 100; i++) {
            assertThat(new Quadrants(Part.TRAINING, 16).of(i))
                    .isEqualTo(fixture.get("quadrants_train_first_100").get(i).asInt());
            assertThat(new Quadrants(Part.TEST, 16).of(i))
                    .isEqualTo(fixture.get("quadrants_test_first_100").get(i).asInt());
        }
    }

    @Test
    @Tag("reference")
    void imagesAndClassesAreThoseOfTheReference() throws IOException {
        Examples examples = source.load(options(Task.QUADRANT, 16), context);
        int seen = 0;
        for (JsonNode example : fixture().get("examples")) {
            int index = example.get("index").asInt();
            Dataset part = example.get("split").asText().equals("train") ? examples.training() : examples.test();
            if (index < COUNT) {
                seen++;
                double[] pixels = part.take(index).inputs().toDoubles();
                for (int p = 0; p < pixels.length; p++) {
                    double expected =
                            example.get("image").get(p / 16).get(p % 16).asDouble();
                    assertThat(pixels[p]).isCloseTo(expected, within(EXACT));
                }
                assertThat(part.take(index).targets().toDoubles())
                        .containsExactly(example.get("label_quadrant").asInt());
            }
        }
        assertThat(seen).isEqualTo(4);
    }

    @Test
    void tasksDifferInTheirClassesOnly() {
        Dataset digits = source.load(options(Task.DIGIT, 16), context).training();
        Dataset both = source.load(options(Task.QUADRANT, 16), context).training();

        assertThat(digits.inputs().toDoubles()).containsExactly(both.inputs().toDoubles());
        assertThat(digits.targets().toDoubles()).startsWith(5, 0, 4, 1, 9);
        assertThat(both.targets().toDoubles()).startsWith(25, 0, 24, 1, 19);
        assertThat(source.outline(options(Task.DIGIT, 16), Path.of(".")).outputs())
                .isEqualTo(10);
        assertThat(source.outline(options(Task.QUADRANT, 32), Path.of(".")).outputs())
                .isEqualTo(40);
    }

    @Test
    void largeImagesHaveTheirInkInTheSameQuadrant() {
        Tensor images = source.load(options(Task.DIGIT, 32), context).training().inputs();
        assertThat(images.shape()).isEqualTo(Shape.of(COUNT, 1, 32, 32));
        for (int i = 0; i < COUNT; i++) {
            int index = i;
            double[] ink = IntStream.range(0, Quadrants.COUNT)
                    .mapToDouble(quadrant -> images.slice(0, index, index + 1)
                            .slice(2, 16 * (quadrant / 2), 16 * (quadrant / 2) + 16)
                            .slice(3, 16 * (quadrant % 2), 16 * (quadrant % 2) + 16)
                            .sumAll()
                            .item())
                    .toArray();
            int own = new Quadrants(Part.TRAINING, 32).of(i);
            for (int quadrant = 0; quadrant < Quadrants.COUNT; quadrant++) {
                assertThat(ink[quadrant] > -100).isEqualTo(quadrant == own);
            }
        }
    }

    @Test
    void otherSidesAreRefused() {
        assertThatThrownBy(() -> source.outline(options(Task.DIGIT, 24), Path.of(".")))
                .isInstanceOf(ErlangenException.class)
                .hasMessage("side: 24: must be 16 or 32.");
    }
}
