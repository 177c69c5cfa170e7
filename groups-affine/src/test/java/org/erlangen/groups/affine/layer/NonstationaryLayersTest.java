package org.erlangen.groups.affine.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.erlangen.groups.affine.Nearness.assertNear;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.RelaxedLayer.Place;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Subsampling;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.conformance.Fixture;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters that may vary with position. */
class NonstationaryLayersTest {
    private static final double EXACT = 1e-10;
    private static final double SIX_DIGITS = 1e-6;
    private static final Place PLACE = new Place("block", 2, 4, 3, 4, Subsampling.POLYPHASE);

    private final Tensors tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    /** Sites that know hyperparameters by the end of their names. */
    private static final class Informed extends ForwardingSites {
        private final Map<String, Tensor> values;

        Informed(Sites sites, Map<String, Tensor> values) {
            super(sites);
            this.values = values;
        }

        @Override
        public Tensor hyperparameter(String name) {
            return values.entrySet().stream()
                    .filter(value -> name.endsWith(value.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@code |L(T x) - T L(x)| / |L(x)|} under a shift. */
    private static double error(UnaryOperator<Tensor> layer, Tensor x) {
        Tensor y = layer.apply(x);
        Tensor moved = layer.apply(x.roll(2, 1).roll(3, 2));
        Tensor difference = moved.subtract(y.roll(2, 1).roll(3, 2));
        return Math.sqrt(
                difference.square().sumAll().item() / y.square().sumAll().item());
    }

    @ParameterizedTest
    @Tag("reference")
    @ValueSource(strings = {"stationary", "relaxed", "free", "invariant"})
    void wavesGiveTheReferencesOutputsAndErrors(String name) {
        Fixture fixture = Fixture.read("equivariance/nonstationary_filter.json");
        Fixture expected = fixture.get("expected").get(name);
        Fixture parameters = fixture.get("parameters");
        TorusFeatures features = new TorusFeatures(
                parameters.get("A").tensor(tensors),
                parameters.get("B").tensor(tensors),
                parameters.get("phase").tensor(tensors));
        Tensor at = features.at(
                4,
                tensors.scalar(expected.get("omega_rel").number()),
                tensors.scalar(expected.get("omega_abs").number()));
        LinearMap.Dense map = new LinearMap.Dense("map", 12, 3, false, WeightImage.IDENTITY);
        PointSites sites = new PointSites(NamedTensors.of(
                map.weight(), parameters.get("W").tensor(tensors).reshape(3, 12)));
        Tensor x = fixture.get("inputs").get("x").tensor(tensors);

        assertNear(
                NonstationaryLayer.apply(sites, map, at, x), expected.get("y").numbers(), EXACT);
        for (Fixture rule : fixture.get("equivariance")) {
            boolean shifted = rule.get("output_transform").text().equals("roll");
            if (rule.get("case").text().equals(name) && shifted) {
                double error = error(input -> NonstationaryLayer.apply(sites, map, at, input), x);
                double listed = rule.get("relative_error").number();
                assertThat(error).isCloseTo(listed, within(listed < EXACT ? EXACT : SIX_DIGITS));
            }
        }
    }

    private double error(Layer layer, String strict, double absolute) {
        Map<String, Tensor> theta = new LinkedHashMap<>();
        layer.parameters()
                .forEach(parameter -> theta.put(
                        parameter.name(), parameter.initialiser().draw(tensors, Key.ofSeed(3), parameter.shape())));
        Sites sites = new Informed(
                new PointSites(NamedTensors.of(theta)),
                Map.of(strict, tensors.scalar(1.3), ".absolute", tensors.scalar(absolute)));
        Tensor x = tensors.normal(Key.ofSeed(4), Shape.of(2, 2, 4, 4));
        return error(input -> layer.apply(sites, input), x);
    }

    @Test
    void wavesAreStrictWithoutAbsolutePositionAndRelaxWithIt() {
        Layer layer = new NonstationaryLayer().layer(new NonstationaryOptions(8, 2, 0.1, true, 0), PLACE);

        assertThat(error(layer, ".relative", 0)).isLessThan(EXACT);
        assertThat(error(layer, ".relative", 0.1)).isBetween(1e-3, error(layer, ".relative", 1));
    }

    @Test
    void localSparseConvolutionsAreStrictWithoutAbsolutePositionAndRelaxWithIt() {
        Layer layer = new LocalSparseConvolutionLayer().layer(new LocalSparseOptions(6, 1, 0.1, true, 0), PLACE);

        assertThat(error(layer, ".omega", 0)).isLessThan(EXACT);
        assertThat(error(layer, ".omega", 0.1)).isBetween(1e-4, error(layer, ".omega", 1));
    }
}
