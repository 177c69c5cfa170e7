package org.erlangen.groups.rotation.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers on the quarter turns against sums over group elements, moved by all of them. */
@Tag("property")
class GroupConvolutionTest {
    private static final double STRICT = 1e-12;
    private static final double ROUNDING = 1e-11;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    static Stream<Arguments> layers() {
        return Arrays.stream(LatticeGroup.values())
                .flatMap(group -> Arrays.stream(Mixing.values()).map(mixing -> Arguments.of(group, mixing)));
    }

    private static Layer layer(LatticeGroup group, Mixing mixing, int side, int outputSide) {
        return new GroupConvolutionLayer()
                .layer(new GroupConvolutionOptions(group, mixing), Layers.place(group, 2, side, 3, outputSide));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("layers")
    void everyElementAndEveryShiftPassThrough(LatticeGroup group, Mixing mixing) {
        for (int side : new int[] {1, 2, 3, 4}) {
            Layer layer = layer(group, mixing, side, side);
            NamedTensors theta = Layers.random(tensors, layer, 1);
            Tensor f = tensors.normal(Key.ofSeed(2), Shape.of(2, 2 * group.order(), side, side));
            Tensor y = Layers.apply(layer, theta, f);
            for (int element = 0; element < group.order(); element++) {
                for (int shift = 0; shift < side * side; shift++) {
                    int rows = shift / side;
                    int columns = shift % side;
                    Tensor moved = Layers.apply(layer, theta, Moves.ofFeatures(group, element, rows, columns, f));
                    assertThat(Moves.difference(moved, Moves.ofFeatures(group, element, rows, columns, y)))
                            .as("side %s, element %s, shift %s %s", side, element, rows, columns)
                            .isLessThan(STRICT);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("layers")
    void halvedOutputsMoveWithTheInputUpToTheirOwnShift(LatticeGroup group, Mixing mixing) {
        Layer layer = layer(group, mixing, 4, 2);
        NamedTensors theta = Layers.random(tensors, layer, 1);
        Tensor f = tensors.normal(Key.ofSeed(2), Shape.of(1, 2 * group.order(), 4, 4));
        Tensor y = Layers.apply(layer, theta, f);
        for (int element = 0; element < group.order(); element++) {
            for (int shift = 0; shift < 16; shift++) {
                Tensor moved = Layers.apply(layer, theta, Moves.ofFeatures(group, element, shift / 4, shift % 4, f));
                double smallest = 1;
                for (int own = 0; own < 4; own++) {
                    Tensor expected = Moves.ofFeatures(group, element, own / 2, own % 2, y);
                    smallest = Math.min(smallest, Moves.difference(moved, expected));
                }
                assertThat(smallest).isLessThan(STRICT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void fullConvolutionsAreSumsOverTheGroup(LatticeGroup group) {
        int side = 3;
        int order = group.order();
        Layer layer = layer(group, Mixing.FULL, side, side);
        NamedTensors theta = Layers.random(tensors, layer, 1);
        Tensor f = tensors.normal(Key.ofSeed(2), Shape.of(1, 2 * order, side, side));
        double[] w = theta.get("block.group-convolution.weight").toDoubles();
        double[] b = theta.get("block.group-convolution.bias").toDoubles();
        double[] in = f.toDoubles();
        double[] y = new double[3 * order * side * side];
        for (int out = 0; out < y.length; out++) {
            int d = out / (order * side * side);
            int g = out / (side * side) % order;
            y[out] = b[d];
            for (int from = 0; from < in.length; from++) {
                int c = from / (order * side * side);
                int s = from / (side * side) % order;
                int row = Math.floorMod(from / side % side - out / side % side + 1, side);
                int column = Math.floorMod(from % side - out % side + 1, side);
                int turned = group.source(g, row * 3 + column, 3);
                int relative = group.product(group.inverse(g), s);
                y[out] += in[from] * w[((d * 2 + c) * order + relative) * 9 + turned];
            }
        }
        assertThat(Layers.apply(layer, theta, f).toDoubles()).containsExactly(y, within(ROUNDING));
    }

    /** Both are full convolutions whose weights are products. */
    @ParameterizedTest
    @EnumSource
    void separableConvolutionsAreFullOnesWithProductsForWeights(LatticeGroup group) {
        String name = "block.group-convolution";
        int order = group.order();
        Layer separable = layer(group, Mixing.SEPARABLE, 4, 4);
        Layer depthwise = layer(group, Mixing.DEPTHWISE_SEPARABLE, 4, 4);
        Layer full = layer(group, Mixing.FULL, 4, 4);
        NamedTensors ofDepthwise = Layers.random(tensors, depthwise, 1);
        Tensor w = turned(group, ofDepthwise.get(name + ".positions.weight").reshape(1, 2, 1, 9));
        Tensor b1 = ofDepthwise.get(name + ".positions.offset.weight").reshape(1, 2);
        Tensor k = ofDepthwise.get(name + ".elements.weight").reshape(1, 2, order, 1);
        Tensor b2 = ofDepthwise.get(name + ".elements.offset.weight").reshape(1, 2);
        Tensor m = ofDepthwise.get(name + ".channels.weight").reshape(3, 2);
        Tensor b3 = ofDepthwise.get(name + ".channels.bias");
        Tensor mixing = k.multiply(m.reshape(3, 2, 1, 1));
        Tensor offsets = m.multiply(b2).sum(1).add(b3);
        NamedTensors ofSeparable = NamedTensors.empty()
                .with(name + ".positions.weight", ofDepthwise.get(name + ".positions.weight"))
                .with(name + ".positions.offset.weight", ofDepthwise.get(name + ".positions.offset.weight"))
                .with(name + ".mixing.weight", mixing.reshape(3, 2 * order, 1, 1))
                .with(name + ".mixing.bias", offsets);
        NamedTensors ofFull = NamedTensors.empty()
                .with(name + ".weight", mixing.multiply(w).reshape(3, 2 * order, 3, 3))
                .with(name + ".bias", offsets.add(mixing.sum(2, 3).multiply(b1).sum(1)));
        Tensor f = tensors.normal(Key.ofSeed(2), Shape.of(2, 2 * order, 4, 4));
        double[] expected = Layers.apply(full, ofFull, f).toDoubles();

        assertThat(Layers.apply(separable, ofSeparable, f).toDoubles()).containsExactly(expected, within(ROUNDING));
        assertThat(Layers.apply(depthwise, ofDepthwise, f).toDoubles()).containsExactly(expected, within(ROUNDING));
    }

    /** A filter turned by every element. Shape: [1, C, 1, 9] gives [1, C, G, 9]. */
    private Tensor turned(LatticeGroup group, Tensor w) {
        List<Tensor> all = new ArrayList<>();
        for (int element = 0; element < group.order(); element++) {
            int g = element;
            all.add(w.take(
                    3, IntStream.range(0, 9).map(tap -> group.source(g, tap, 3)).toArray()));
        }
        return tensors.concatenate(2, all);
    }
}
