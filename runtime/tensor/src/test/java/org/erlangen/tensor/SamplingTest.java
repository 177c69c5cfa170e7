package org.erlangen.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.conformance.ReferenceDevice;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final int SETS = 2;
    private static final int SAMPLES = 5;
    private static final int DIMENSION = 3;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void antitheticSamplesComeInOppositePairsAndTheLastOfAnOddNumberStandsAlone() {
        double[] drawn = Sampling.ANTITHETIC
                .draw(engine, Key.ofSeed(3), SETS, SAMPLES, DIMENSION)
                .toDoubles();
        double[] independent = Sampling.STOCHASTIC
                .draw(engine, Key.ofSeed(3), SETS, SAMPLES, DIMENSION)
                .toDoubles();

        for (int i = 0; i < drawn.length; i++) {
            int sample = i / DIMENSION % SAMPLES;
            double expected = sample % 2 == 1 ? -drawn[i - DIMENSION] : independent[i];
            assertThat(drawn[i]).isEqualTo(expected).isNotZero();
        }
    }
}
