package org.erlangen.inference.laplace.internal.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

/** The oracle: patches, multiplied with themselves. */
class TorusMomentTest {
    private static final double ROUNDING = 1e-10;

    private final Tensors tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    private static LinearMap.Convolution map(int channels) {
        return LinearMap.Convolution.of("map", channels, 5, 3, ConvolutionGeometry.onTorus(1));
    }

    @Test
    void theMomentOfPatchesIsThatOfCorrelations() {
        for (int side : new int[] {2, 3, 4, 6}) {
            Tensor images = tensors.normal(Key.ofSeed(side), Shape.of(4, 2, side, side + 1), Precision.FLOAT64);
            Tensor rows = images.patches(3, 3, map(2).geometry()).reshape(-1, 18);
            assertThat(TorusMoment.of(map(2), images).toDoubles())
                    .containsExactly(rows.matmul(rows, true, false).toDoubles(), within(ROUNDING));
        }
    }

    @Test
    void severalImagesOfAnExampleAreLocationsOfOne() {
        Tensor input = tensors.normal(Key.ofSeed(1), Shape.of(6, 4, 2, 5, 3), Precision.FLOAT64);
        Tensor gradients = tensors.zeros(Shape.of(1, 6, 4, 5, 5, 3));
        SiteObservation site = new SiteObservation(map(2), input, gradients, 3);
        assertThat(site.inputMoment().toDoubles())
                .containsExactly(site.moment(site.meanInputs()).toDoubles(), within(ROUNDING));
    }

    @Test
    void aPlainConvolutionOnTheTorusHasOneAndOnlyThat() {
        Shape images = Shape.of(4, 2, 6, 6);
        assertThat(TorusMoment.suits(map(2), images)).isTrue();
        assertThat(TorusMoment.suits(map(2), Shape.of(4, 3, 2, 6, 6))).isTrue();
        assertThat(TorusMoment.suits(map(2), Shape.of(4, 2, 1, 6))).isFalse();
        WeightImage image = WeightImage.right(tensors.identity(9, Precision.FLOAT64));
        assertThat(TorusMoment.suits(map(2).through(image), images)).isFalse();
        LinearMap onPlane = LinearMap.Convolution.of("map", 2, 5, 3, ConvolutionGeometry.of(1, 1));
        assertThat(TorusMoment.suits(onPlane, images)).isFalse();
    }
}
