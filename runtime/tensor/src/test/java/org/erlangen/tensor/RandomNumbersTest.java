package org.erlangen.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NormalDistribution;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.junit.jupiter.api.Test;

class RandomNumbersTest {
    private static final int MANY = 200_000;
    private static final double FIVE_SIGMA = 5 / Math.sqrt(MANY);

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void quantilesOfTheNormalDistributionAreExact() {
        assertThat(NormalDistribution.quantile(0.5)).isZero();
        assertThat(NormalDistribution.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(NormalDistribution.quantile(0.1)).isCloseTo(-1.2815515655446004, within(1e-14));
        assertThat(NormalDistribution.quantile(1e-10)).isCloseTo(-6.361340902404056, within(1e-12));
        assertThat(NormalDistribution.quantile(1e-15)).isCloseTo(-7.941345326170998, within(1e-11));
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
        double[] z = RandomNumbers.normal(Key.ofSeed(11), MANY);
        assertThat(moment(z, 1)).isCloseTo(0, within(FIVE_SIGMA));
        assertThat(moment(z, 2)).isCloseTo(1, within(FIVE_SIGMA * Math.sqrt(2)));
        assertThat(moment(z, 4)).isCloseTo(3, within(FIVE_SIGMA * Math.sqrt(96)));
    }

    @Test
    void uniformNumbersFillTheUnitInterval() {
        double[] u = RandomNumbers.uniform(Key.ofSeed(12), MANY);
        assertThat(moment(u, 1)).isCloseTo(0.5, within(FIVE_SIGMA * 0.29));
        assertThat(moment(u, 2)).isCloseTo(1.0 / 3, within(FIVE_SIGMA * 0.3));
        assertThat(Arrays.stream(u).allMatch(x -> x >= 0 && x < 1)).isTrue();
    }

    @Test
    void neighbouringNumbersAndKeysAreUncorrelated() {
        double[] one = RandomNumbers.normal(Key.ofSeed(1).fold(0), MANY);
        double[] other = RandomNumbers.normal(Key.ofSeed(1).fold(1), MANY);
        double acrossKeys =
                IntStream.range(0, MANY).mapToDouble(i -> one[i] * other[i]).sum() / MANY;
        double alongOne =
                IntStream.range(1, MANY).mapToDouble(i -> one[i] * one[i - 1]).sum() / MANY;
        assertThat(acrossKeys).isCloseTo(0, within(FIVE_SIGMA));
        assertThat(alongOne).isCloseTo(0, within(FIVE_SIGMA));
    }

    @Test
    void singlePrecisionUniformNumbersStayBelowOne() {
        assertThat(RandomNumbers.truncated(new double[] {1 - 0x1.0p-53})[0]).isEqualTo(1 - 0x1.0p-24);
        double[] u =
                engine.uniform(Key.ofSeed(5), Shape.of(1000), Precision.FLOAT32).toDoubles();
        assertThat(Arrays.stream(u).max().orElseThrow()).isLessThan(1);
    }

    @Test
    void aPermutationHoldsEachIndexOnceAndDependsOnTheKey() {
        int[] order = engine.permutation(Key.ofSeed(3), 1000);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(order).isNotEqualTo(engine.permutation(Key.ofSeed(4), 1000));
        assertThat(order).isEqualTo(engine.permutation(Key.ofSeed(3), 1000));
    }

    private static double moment(double[] numbers, int order) {
        return Arrays.stream(numbers).map(x -> Math.pow(x, order)).sum() / numbers.length;
    }
}
