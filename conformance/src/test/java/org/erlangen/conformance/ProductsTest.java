package org.erlangen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.erlangen.api.backend.Array;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Shape;
import org.junit.jupiter.api.Test;

class ProductsTest {
    private final Numbers numbers = new Numbers();
    private final ReferenceDevice device = numbers.device;

    @Test
    void matricesMultiplyRowByColumn() {
        Array x = numbers.of(Shape.of(2, 2), 1, 2, 3, 4);
        Array y = numbers.of(Shape.of(2, 2), 5, 6, 7, 8);
        assertThat(numbers.read(device.matmul(x, false, y, false))).containsExactly(19, 22, 43, 50);
        assertThat(numbers.read(device.matmul(x, true, y, false))).containsExactly(26, 30, 38, 44);
        assertThat(numbers.read(device.matmul(x, false, y, true))).containsExactly(17, 23, 39, 53);
        assertThat(numbers.read(device.matmul(x, true, y, true))).containsExactly(23, 31, 34, 46);
    }

    @Test
    void leadingAxesOfProductsBroadcast() {
        Array rows = numbers.counting(2, 1, 1, 2);
        Array columns = numbers.counting(3, 2, 1);
        Array products = device.matmul(rows, false, columns, false);
        assertThat(products.shape()).isEqualTo(Shape.of(2, 3, 1, 1));
        assertThat(numbers.read(products)).containsExactly(1, 3, 5, 3, 13, 23);
    }

    @Test
    void aSumOverNothingIsZero() {
        Array product = device.matmul(numbers.counting(2, 0), false, numbers.counting(0, 2), false);
        assertThat(numbers.read(product)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aKernelIsCorrelatedNotReversed() {
        Array image = numbers.counting(1, 1, 3, 3);
        Array kernel = numbers.of(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000);
        Array result = device.convolve(image, kernel, ConvolutionGeometry.of(1, 0));
        assertThat(numbers.read(result)).containsExactly(4310, 5421, 7643, 8754);
    }

    @Test
    void stridesSkipAndPaddingReadsZeros() {
        Array image = numbers.counting(1, 1, 3, 3);
        Array ones = numbers.of(Shape.of(1, 1, 3, 3), 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Array result = device.convolve(image, ones, ConvolutionGeometry.of(2, 1));
        assertThat(numbers.read(result)).containsExactly(8, 12, 20, 24);
    }

    @Test
    void patchesRunOverChannelThenRowThenColumn() {
        Array image = numbers.counting(1, 2, 2, 3);
        Array patches = device.patches(image, 2, 2, ConvolutionGeometry.of(1, 0));
        assertThat(patches.shape()).isEqualTo(Shape.of(1, 2, 8));
        assertThat(numbers.read(patches)).containsExactly(0, 1, 3, 4, 6, 7, 9, 10, 1, 2, 4, 5, 7, 8, 10, 11);
    }

    @Test
    void convolvingIsMultiplyingPatchesByTheKernel() {
        ConvolutionGeometry geometry = new ConvolutionGeometry(2, 1, 1, 0);
        Array image = numbers.uniform(1, -1, 1, 3, 2, 6, 5);
        Array kernel = numbers.uniform(2, -1, 1, 4, 2, 3, 2);
        Array patches = device.patches(image, 3, 2, geometry);
        Array products = device.matmul(device.reshape(kernel, Shape.of(4, 12)), false, patches, true);
        numbers.assertClose(device.convolve(image, kernel, geometry), numbers.read(products));
    }

    @Test
    void theThreeConvolutionsAndThePatchesAreAdjoint() {
        ConvolutionGeometry geometry = new ConvolutionGeometry(3, 2, 1, 2);
        Array x = numbers.uniform(1, -1, 1, 2, 3, 8, 7);
        Array kernel = numbers.uniform(2, -1, 1, 4, 3, 3, 2);
        Array y = numbers.uniform(
                3, -1, 1, device.convolve(x, kernel, geometry).shape().sizes());
        double product = numbers.inner(device.convolve(x, kernel, geometry), y);
        Array adjoint = device.convolveInput(y, kernel, geometry, 8, 7);
        Array kernelAdjoint = device.convolveKernel(x, y, geometry, 3, 2);
        assertThat(numbers.inner(x, adjoint)).isCloseTo(product, within(Numbers.CLOSE));
        assertThat(numbers.inner(kernel, kernelAdjoint)).isCloseTo(product, within(Numbers.CLOSE));

        Array patches = device.patches(x, 3, 2, geometry);
        Array p = numbers.uniform(4, -1, 1, patches.shape().sizes());
        Array back = device.patchesAdjoint(p, x.shape(), 3, 2, geometry);
        assertThat(numbers.inner(x, back)).isCloseTo(numbers.inner(patches, p), within(1e-11));
    }
}
