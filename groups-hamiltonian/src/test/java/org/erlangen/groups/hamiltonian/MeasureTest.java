package org.erlangen.groups.hamiltonian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.erlangen.api.symmetry.Sampling;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTest {
    private static final int MANY = 40_000;
    /** Five standard errors of a mean of numbers of order one. */
    private static final double SAMPLING_ERROR = 5 * Math.sqrt(2.0 / MANY);

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @ParameterizedTest
    @CsvSource({
        "UNIFORM, 3, 0.3333333333333333",
        "BALL, 1, 0.3333333333333333",
        "BALL, 3, 0.2",
        "ONE_BALL, 1, 0.3333333333333333",
        "ONE_BALL, 3, 0.1",
        "ONE, 3, 0.3333333333333333",
        "GAUSSIAN, 3, 1"
    })
    void everyTimeHasTheSecondMomentOfItsMeasure(Measure measure, int times, double moment) {
        double[] tau = draw(measure, Sampling.STOCHASTIC, times, MANY);
        for (int time = 0; time < times; time++) {
            int axis = time;
            double[] one = column(tau, times, axis);
            assertThat(Arrays.stream(one).map(x -> x * x).average().orElseThrow())
                    .as("time %d", time)
                    .isCloseTo(moment, within(SAMPLING_ERROR));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE")
    void oppositeCoordinatesGiveOppositeTimes(Measure measure) {
        double[] tau = draw(measure, Sampling.ANTITHETIC, 3, 10);
        for (int i = 0; i < tau.length; i++) {
            if (i / 3 % 2 == 0) {
                assertThat(tau[i + 3]).isEqualTo(-tau[i]).isNotZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE")
    void theMiddleOfTheCoordinatesIsNoFlow(Measure measure) {
        double[] base = new double[measure.coordinates(3)];
        assertThat(measure.times(base, 3)).containsOnly(0.0);
    }

    @ParameterizedTest
    @EnumSource
    void theEndsOfTheCoordinatesGiveFiniteTimes(Measure measure) {
        double[] base = new double[measure.coordinates(2)];
        for (double end : new double[] {-1, 1}) {
            Arrays.fill(base, end);
            assertThat(Arrays.stream(measure.times(base, 2)).allMatch(Double::isFinite))
                    .isTrue();
        }
    }

    @Test
    void timesOfBallsAreInside() {
        double[] ball = draw(Measure.BALL, Sampling.STOCHASTIC, 2, 1000);
        double[] oneBall = draw(Measure.ONE_BALL, Sampling.STOCHASTIC, 2, 1000);
        for (int i = 0; i < 2000; i += 2) {
            assertThat(Math.hypot(ball[i], ball[i + 1])).isLessThanOrEqualTo(1);
            assertThat(Math.abs(oneBall[i]) + Math.abs(oneBall[i + 1])).isLessThanOrEqualTo(1);
        }
    }

    /** {@code int_0^1 t^2 phi(t) dt / int_0^1 phi(t) dt = 1 - phi(1) / 0.3413}: by parts. */
    @Test
    void pathsWeighTimesByTheNormalDensity() {
        double[] tau = draw(Measure.PATH, Sampling.STOCHASTIC, 2, MANY);
        double sum = 0;
        for (double time : tau) {
            sum += Math.PI * Math.PI * time * time;
        }
        double density = Math.exp(-0.5) / Math.sqrt(2 * Math.PI);
        assertThat(sum / MANY).isCloseTo(1 - density / 0.341344746068543, within(SAMPLING_ERROR));
    }

    private double[] draw(Measure measure, Sampling sampling, int times, int count) {
        Tensor base = sampling.draw(engine, Key.ofSeed(5), 1, count, measure.coordinates(times));
        return measure.draw(base, times).toDoubles();
    }

    private static double[] column(double[] rows, int width, int column) {
        double[] one = new double[rows.length / width];
        for (int i = 0; i < one.length; i++) {
            one[i] = rows[i * width + column];
        }
        return one;
    }
}
