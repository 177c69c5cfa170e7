package org.erlangen.plugins.digits.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.erlangen.api.symmetry.PlaneAction.Corners;
import org.erlangen.plugins.digits.DigitsOptions;
import org.erlangen.plugins.digits.DigitsOptions.Origin;
import org.erlangen.plugins.digits.DigitsOptions.Transformation;
import org.junit.jupiter.api.Test;

final class DistortionTest {
    private static final int IMAGES = 4000;

    @Test
    void anglesAreUniformUpToTheAmount() {
        Distortion rotated = distortion(Transformation.ROTATED, 90, Corners.ALIGNED);
        double[] angles = IntStream.range(0, IMAGES)
                .mapToDouble(image -> Math.toDegrees(Math.atan2(rotated.matrix(image)[3], rotated.matrix(image)[0])))
                .toArray();

        assertUniform(angles, 90);
    }

    @Test
    void shiftsAreUniformInPixelsWhereverTheCornersLie() {
        for (Corners corners : Corners.values()) {
            double halfWidth = corners == Corners.ALIGNED ? 13.5 : 14;
            Distortion translated = distortion(Transformation.TRANSLATED, 4, corners);
            for (int entry : new int[] {2, 5}) {
                assertUniform(
                        IntStream.range(0, IMAGES)
                                .mapToDouble(image -> translated.matrix(image)[entry] * halfWidth)
                                .toArray(),
                        4);
            }
        }
    }

    @Test
    void logScalesAreUniformAndIndependent() {
        Distortion scaled = distortion(Transformation.SCALED, 0.5, Corners.ALIGNED);
        double[] x = IntStream.range(0, IMAGES)
                .mapToDouble(image -> Math.log(scaled.matrix(image)[0]))
                .toArray();
        double[] y = IntStream.range(0, IMAGES)
                .mapToDouble(image -> Math.log(scaled.matrix(image)[4]))
                .toArray();
        double covariance = IntStream.range(0, IMAGES)
                .mapToDouble(i -> x[i] * y[i])
                .average()
                .orElseThrow();

        assertUniform(x, 0.5);
        assertUniform(y, 0.5);
        assertThat(covariance / (0.25 / 3)).isCloseTo(0, within(0.06));
    }

    /** Mean within four standard errors, deviation within four per cent, all within the bounds. */
    private static void assertUniform(double[] numbers, double amount) {
        double deviation = amount / Math.sqrt(3);
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double square = Arrays.stream(numbers).map(n -> n * n).average().orElseThrow();

        assertThat(Arrays.stream(numbers)).allMatch(number -> Math.abs(number) <= amount * (1 + 1e-12));
        assertThat(mean).isCloseTo(0, within(4 * deviation / Math.sqrt(numbers.length)));
        assertThat(Math.sqrt(square)).isCloseTo(deviation, within(0.04 * deviation));
    }

    private static Distortion distortion(Transformation transformation, double amount, Corners corners) {
        DigitsOptions options = new DigitsOptions(
                Origin.SHIPPED, Path.of("."), true, 20, 10, transformation, amount, 1234, 28, corners);
        return new Distortion(options, Part.TRAINING);
    }
}
