package org.erlangen.groups.rotation.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleFunction;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.RelaxedLayer.Place;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters from anchor points and from random features, strict and relaxed. */
@Tag("property")
class BasisConvolutionTest {
    private static final double STRICT = 1e-12;
    private static final double ROUNDING = 1e-11;
    private static final double NEARLY = 1e-4;
    private static final int SIDE = 4;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    private static Place place(LatticeGroup group) {
        return Layers.place(group, 2, SIDE, 3, SIDE);
    }

    private static Layer sparse(LatticeGroup group, double relaxation) {
        return new SparseGroupConvolutionLayer()
                .layer(new SparseGroupConvolutionOptions(group, 0.5, 1, relaxation, false, 0), place(group));
    }

    private static Layer continuous(LatticeGroup group, double relaxation) {
        return new ContinuousGroupConvolutionLayer()
                .layer(new ContinuousGroupConvolutionOptions(group, 8, 1, relaxation, false, 0), place(group));
    }

    private Tensor features(LatticeGroup group) {
        return tensors.normal(Key.ofSeed(2), Shape.of(2, 2 * group.order(), SIDE, SIDE));
    }

    @ParameterizedTest
    @EnumSource
    void withoutARelaxationEveryElementAndEveryShiftPassThrough(LatticeGroup group) {
        for (Layer layer : new Layer[] {sparse(group, 0), continuous(group, 0)}) {
            assertThat(layer.paths().get(0).strict()).isTrue();
            NamedTensors theta = Layers.random(tensors, layer, 1);
            for (int element = 0; element < group.order(); element++) {
                for (int shift = 0; shift < SIDE * SIDE; shift++) {
                    assertThat(error(group, layer, theta, element, shift / SIDE, shift % SIDE))
                            .isLessThan(STRICT);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withARelaxationShiftsStillPassThrough(LatticeGroup group) {
        for (Layer layer : new Layer[] {sparse(group, 1), continuous(group, 1)}) {
            assertThat(layer.paths().get(0).strict()).isFalse();
            NamedTensors theta = Layers.random(tensors, layer, 1);
            for (int shift = 0; shift < SIDE * SIDE; shift++) {
                assertThat(error(group, layer, theta, 0, shift / SIDE, shift % SIDE))
                        .isLessThan(STRICT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void asTheRelaxationGoesToZeroTheLayerBecomesTheStrictOne(LatticeGroup group) {
        converges(group, relaxation -> sparse(group, relaxation));
        converges(group, relaxation -> continuous(group, relaxation));
    }

    private void converges(LatticeGroup group, DoubleFunction<Layer> layers) {
        Layer strict = layers.apply(0);
        NamedTensors theta = Layers.random(tensors, strict, 1);
        Tensor f = features(group);
        Tensor expected = Layers.apply(strict, theta, f);
        double before = Double.POSITIVE_INFINITY;
        for (double relaxation : new double[] {1, 0.1, 0.01, 1e-3, 1e-4, 1e-5}) {
            Layer layer = layers.apply(relaxation);
            double error = error(group, layer, theta, 1, 0, 0);
            double distance = Moves.difference(Layers.apply(layer, theta, f), expected);
            assertThat(distance).isPositive().isLessThan(before);
            assertThat(error).isLessThan(3 * distance);
            before = distance;
        }
        assertThat(before).isLessThan(NEARLY);
        Layer almost = layers.apply(1e-14);
        assertThat(error(group, almost, theta, 1, 0, 0)).isLessThan(STRICT);
    }

    private double error(LatticeGroup group, Layer layer, NamedTensors theta, int element, int rows, int columns) {
        Tensor f = features(group);
        Tensor y = Layers.apply(layer, theta, f);
        Tensor moved = Layers.apply(layer, theta, Moves.ofFeatures(group, element, rows, columns, f));
        return Moves.difference(moved, Moves.ofFeatures(group, element, rows, columns, y));
    }

    /** {@code theta[d, c](v, u) = sum_m W[d, (c, m)] sqrt(2/M) cos(A_m . rho + relaxation B_m . alpha + phase_m)}, entry by entry. */
    @ParameterizedTest
    @EnumSource
    void randomFeaturesMakeTheFiltersOfTheirDefinition(LatticeGroup group) {
        int order = group.order();
        int functions = 8;
        double relaxation = 0.7;
        Layer layer = continuous(group, relaxation);
        NamedTensors theta = Layers.random(tensors, layer, 1);
        String name = "block.continuous-group-convolution";
        Key key = Key.ofSeed(0).fold(name);
        int size = group.coordinates(0).length;
        double[] a = tensors.normal(key.fold("relative"), Shape.of(2 + size, functions))
                .toDoubles();
        double[] b =
                tensors.normal(key.fold("absolute"), Shape.of(size, functions)).toDoubles();
        double[] phase = tensors.uniform(key.fold("phase"), Shape.of(functions)).toDoubles();
        double[] w = theta.get(name + ".weight").toDoubles();
        double[] bias = theta.get(name + ".bias").toDoubles();
        double[] in = features(group).toDoubles();
        double[] y = new double[2 * 3 * order * SIDE * SIDE];
        int plane = SIDE * SIDE;
        for (int out = 0; out < y.length; out++) {
            int n = out / (3 * order * plane);
            int d = out / (order * plane) % 3;
            int g = out / plane % order;
            y[out] = bias[d];
            for (int c = 0; c < 2; c++) {
                for (int h = 0; h < order; h++) {
                    for (int tap = 0; tap < 9; tap++) {
                        double filter = 0;
                        for (int m = 0; m < functions; m++) {
                            double angle = 2 * Math.PI * phase[m]
                                    + a[m] * (tap % 3 - 1)
                                    + a[functions + m] * (Math.floorDiv(tap, 3) - 1);
                            for (int i = 0; i < size; i++) {
                                angle += a[(2 + i) * functions + m] * group.coordinates(h)[i]
                                        + relaxation * b[i * functions + m] * group.coordinates(g)[i];
                            }
                            filter += w[(d * 2 + c) * functions + m] * Math.sqrt(2.0 / functions) * Math.cos(angle);
                        }
                        // where the tap lies after the turn by g
                        int turned = group.source(group.inverse(g), tap, 3);
                        int row = (out / SIDE % SIDE + turned / 3 - 1 + SIDE) % SIDE;
                        int column = (out % SIDE + turned % 3 - 1 + SIDE) % SIDE;
                        int s = group.product(g, h);
                        y[out] += filter * in[((n * 2 + c) * order + s) * plane + row * SIDE + column];
                    }
                }
            }
        }
        assertThat(Layers.apply(layer, theta, features(group)).toDoubles()).containsExactly(y, within(ROUNDING));
    }
}
