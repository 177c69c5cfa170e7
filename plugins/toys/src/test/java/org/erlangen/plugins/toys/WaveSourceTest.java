package org.erlangen.plugins.toys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.erlangen.api.data.DataContext;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

class WaveSourceTest {
    private static final double ROUNDING = 1e-12;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    private Examples load(double noise, long seed) {
        WaveOptions options = new WaveOptions(40, 200, 1.5, noise, seed);
        return new WaveSource().load(options, new DataContext(tensors, Path.of(".")));
    }

    @Test
    void trainingPointsLeaveTheGapAndTestPointsFillIt() {
        Examples examples = load(0.1, 1);

        assertThat(examples.training().inputs().shape()).isEqualTo(Shape.of(40, 1));
        assertThat(Arrays.stream(examples.training().inputs().toDoubles()).boxed())
                .allSatisfy(x -> assertThat(Math.abs(x - 3)).isBetween(0.75, 3.0));
        assertThat(Arrays.stream(examples.test().inputs().toDoubles())
                        .filter(x -> Math.abs(x - 3) < 0.75)
                        .count())
                .isGreaterThan(20);
    }

    @Test
    void withoutNoiseTargetsLieOnTheWave() {
        Dataset training = load(0, 1).training();
        double[] x = training.inputs().toDoubles();
        double[] y = training.targets().toDoubles();

        for (int i = 0; i < x.length; i++) {
            assertThat(y[i]).isCloseTo(Math.sin(x[i]) + Math.cos(x[i] / 2), within(ROUNDING));
        }
    }

    @Test
    void theSeedDeterminesThePoints() {
        double[] once = load(0.1, 1).training().targets().toDoubles();

        assertThat(load(0.1, 1).training().targets().toDoubles()).isEqualTo(once);
        assertThat(load(0.1, 2).training().targets().toDoubles()).isNotEqualTo(once);
    }
}
