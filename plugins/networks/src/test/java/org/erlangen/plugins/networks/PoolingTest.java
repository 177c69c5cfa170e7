package org.erlangen.plugins.networks;

import static org.assertj.core.api.Assertions.assertThat;

import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

final class PoolingTest {
    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final Tensor image = tensors.of(Shape.of(1, 3, 5), 1, 9, 2, 3, 90, 4, 5, -8, -7, 91, 92, 93, 94, 95, 96);

    @Test
    void windowsOfTwoLeaveTheirLargestAndOddEdgesAreLeftOut() {
        Tensor pooled = Pooling.max(image);

        assertThat(pooled.shape()).isEqualTo(Shape.of(1, 1, 2));
        assertThat(pooled.toDoubles()).containsExactly(9, 3);
    }

    @Test
    void largestAndMeanAreTakenWithinEachImageWhateverTheRank() {
        Tensor four = tensors.range(16).reshape(2, 1, 2, 2, 2);

        assertThat(Pooling.max(four).shape()).isEqualTo(Shape.of(2, 1, 2, 1, 1));
        assertThat(Pooling.max(four).toDoubles()).containsExactly(3, 7, 11, 15);
        assertThat(Pooling.mean(four).shape()).isEqualTo(Shape.of(2, 1, 2));
        assertThat(Pooling.mean(four).toDoubles()).containsExactly(1.5, 5.5, 9.5, 13.5);
    }
}
