package org.erlangen.inference.laplace.internal.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

final class NarrowingTest {
    private static final int BATCH = 5;
    private static final double ROUNDING = 1e-12;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final Narrowing narrowing = new Narrowing(BATCH);

    @Test
    void fewerDirectionsHaveTheSameSecondMomentOfEachExample() {
        Tensor gradients = normal(9, BATCH, 2, 3);
        Tensor fewer = narrowing.apply(gradients);
        assertThat(fewer.shape()).isEqualTo(Shape.of(6, BATCH, 2, 3));
        assertThat(moments(fewer)).containsExactly(moments(gradients), within(ROUNDING));
    }

    @Test
    void unitsThatNothingArrivesAtAreNotCounted() {
        Tensor active = tensors.vector(1, 0, 1, 0, 0, 1);
        Tensor gradients = normal(4, BATCH, 6).multiply(active);
        Tensor fewer = narrowing.apply(gradients);
        assertThat(fewer.shape()).isEqualTo(Shape.of(3, BATCH, 6));
        assertThat(moments(fewer)).containsExactly(moments(gradients), within(ROUNDING));
    }

    @Test
    void dependentUnitsAreOnlyRounding() {
        Tensor one = normal(6, BATCH, 1);
        Tensor gradients = one.multiply(tensors.vector(1, 2, -3));
        assertThat(moments(narrowing.apply(gradients))).containsExactly(moments(gradients), within(ROUNDING));
    }

    @Test
    void directionsAreKeptWhereTheyAreNoMoreThanTheUnits() {
        Tensor gradients = normal(3, BATCH, 6);
        assertThat(narrowing.apply(gradients)).isSameAs(gradients);
    }

    @Test
    void valuesThatAreNotByExampleAreLeftAlone() {
        Tensor gradients = normal(9, BATCH + 1, 2);
        assertThat(narrowing.apply(gradients)).isSameAs(gradients);
    }

    private Tensor normal(int... sizes) {
        return tensors.normal(Key.ofSeed(3), Shape.of(sizes));
    }

    private static double[] moments(Tensor gradients) {
        Tensor rows = gradients.reshape(gradients.shape().size(0), BATCH, -1).transpose(1, 0, 2);
        return rows.matmul(rows, true, false).toDoubles();
    }
}
