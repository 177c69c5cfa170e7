package org.erlangen.plugins.toys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.DataOutline;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

class CirclesSourceTest {
    private static final double ROUNDING = 1e-12;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final CirclesSource circles = new CirclesSource();

    private Examples load(CirclesOptions options) {
        return circles.load(options, new DataContext(tensors, Path.of(".")));
    }

    private static CirclesOptions options(double noise, long seed) {
        return new CirclesOptions(60, 600, 120, 360, noise, seed);
    }

    @Test
    void theOutlineIsWhatIsLoaded() {
        DataOutline outline = circles.outline(options(0.06, 7), Path.of("."));
        Examples examples = load(options(0.06, 7));

        assertThat(outline.training()).isEqualTo(examples.training().size());
        assertThat(outline.test()).isEqualTo(examples.test().size());
        assertThat(examples.training().inputs().shape()).isEqualTo(Shape.of(60).append(outline.input()));
    }

    @Test
    void withoutNoiseTheRadiusTellsTheClass() {
        Dataset training = load(options(0, 7)).training();
        double[] places = training.inputs().toDoubles();
        double[] classes = training.targets().toDoubles();
        int[] counts = new int[3];
        for (int i = 0; i < training.size(); i++) {
            double radius = Math.hypot(places[2 * i], places[2 * i + 1]);
            assertThat(radius * 2).isCloseTo(Math.rint(radius * 2), within(ROUNDING));
            counts[(int) Math.rint(radius * 2)]++;
            assertThat(classes[i]).isEqualTo(Math.abs(radius - 0.5) < ROUNDING ? 0 : 1);
        }

        assertThat(counts).containsExactly(10, 30, 20);
    }

    @Test
    void trainingPointsLieOnTheArcAndTestPointsAllAround() {
        Examples examples = load(options(0, 7));

        assertThat(largestAngle(examples.training())).isBetween(90.0, 120.0);
        assertThat(largestAngle(examples.test())).isBetween(350.0, 360.0);
    }

    @Test
    void noiseIsThatOfTheOptions() {
        double[] still = load(options(0, 7)).test().inputs().toDoubles();
        double[] moved = load(options(0.06, 7)).test().inputs().toDoubles();
        double squares = 0;
        for (int i = 0; i < still.length; i++) {
            squares += (moved[i] - still[i]) * (moved[i] - still[i]);
        }

        assertThat(Math.sqrt(squares / still.length)).isCloseTo(0.06, within(0.005));
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        double[] first = load(options(0.06, 7)).training().inputs().toDoubles();

        assertThat(load(options(0.06, 7)).training().inputs().toDoubles()).containsExactly(first);
        assertThat(load(options(0.06, 8)).training().inputs().toDoubles()).isNotEqualTo(first);
    }

    private static double largestAngle(Dataset data) {
        double[] places = data.inputs().toDoubles();
        double largest = 0;
        for (int i = 0; i < data.size(); i++) {
            if (Math.hypot(places[2 * i], places[2 * i + 1]) > ROUNDING) {
                double angle = Math.toDegrees(Math.atan2(places[2 * i + 1], places[2 * i]));
                largest = Math.max(largest, angle < 0 ? angle + 360 : angle);
            }
        }
        return largest;
    }
}
