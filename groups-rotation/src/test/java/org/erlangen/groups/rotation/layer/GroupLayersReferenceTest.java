package org.erlangen.groups.rotation.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.RelaxedLayer.Place;
import org.erlangen.api.network.Subsampling;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.Fixture;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.affine.layer.ConvolutionLayer;
import org.erlangen.groups.affine.layer.FactoredLayer;
import org.erlangen.groups.affine.layer.Start;
import org.erlangen.groups.affine.layer.StartOptions;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Layers on the quarter turns against stored values. */
@Tag("reference")
class GroupLayersReferenceTest {
    private static final double EXACT = 1e-10;
    private static final double SIX_DIGITS = 1e-6;
    private static final String NAME = "block.group-convolution";

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    private static Fixture read(String name) {
        return Fixture.read("equivariance/" + name + ".json");
    }

    private static Layer layer(Fixture fixture, Mixing mixing) {
        Fixture dims = fixture.get("dims");
        int side = dims.get("S").integer();
        Place place = Layers.place(
                LatticeGroup.P4, dims.get("C").integer(), side, dims.get("D").integer(), side);
        return new GroupConvolutionLayer().layer(new GroupConvolutionOptions(LatticeGroup.P4, mixing), place);
    }

    /** Our parameters' values by the fixture's names. */
    private NamedTensors theta(Layer layer, Fixture fixture, Map<String, String> names) {
        Map<String, Tensor> theta = new LinkedHashMap<>();
        layer.parameters()
                .forEach(parameter -> theta.put(
                        parameter.name(),
                        fixture.get("parameters")
                                .get(requireNonNull(names.get(parameter.name().substring(NAME.length()))))
                                .tensor(tensors)
                                .reshape(parameter.shape())));
        return NamedTensors.of(theta);
    }

    private static Tensor flat(Tensor f) {
        return f.reshape(f.shape().size(0), -1, f.shape().size(3), f.shape().size(4));
    }

    private static void near(Tensor actual, Fixture expected) {
        assertThat(actual.toDoubles()).containsExactly(expected.numbers(), within(EXACT));
    }

    private void check(String name, Mixing mixing, Map<String, String> names) {
        Fixture fixture = read(name);
        Layer layer = layer(fixture, mixing);
        Tensor f = flat(fixture.get("inputs").get("f").tensor(tensors));
        near(
                Layers.apply(layer, theta(layer, fixture, names), f),
                fixture.get("expected").get("y"));
    }

    @Test
    void pointwiseConvolutions() {
        check("p4_pointwise", Mixing.POINTWISE, Map.of(".weight", "w", ".bias", "b"));
    }

    @Test
    void fullConvolutions() {
        check("p4_group", Mixing.FULL, Map.of(".weight", "w", ".bias", "b"));
    }

    @Test
    void separableConvolutions() {
        check(
                "p4_g_separable",
                Mixing.SEPARABLE,
                Map.of(
                        ".positions.weight",
                        "w",
                        ".positions.offset.weight",
                        "b1",
                        ".mixing.weight",
                        "k",
                        ".mixing.bias",
                        "b2"));
    }

    @Test
    void depthwiseSeparableConvolutions() {
        check(
                "p4_dg_separable",
                Mixing.DEPTHWISE_SEPARABLE,
                Map.of(
                        ".positions.weight",
                        "w",
                        ".positions.offset.weight",
                        "b1",
                        ".elements.weight",
                        "k",
                        ".elements.offset.weight",
                        "b2",
                        ".channels.weight",
                        "m",
                        ".channels.bias",
                        "b3"));
    }

    @Test
    void liftingIsPointwiseConvolutionOfTheImageAtEveryElement() {
        Fixture fixture = read("p4_lifting");
        Layer layer = layer(fixture, Mixing.POINTWISE);
        Tensor x = fixture.get("inputs").get("x").tensor(tensors);
        Tensor f = Layers.apply(
                layer, theta(layer, fixture, Map.of(".weight", "w", ".bias", "b")), Moves.lifted(LatticeGroup.P4, x));
        near(f, fixture.get("expected").get("f"));
    }

    @Test
    void aSmallNetworkDoesNotSeeTurnsAndShifts() {
        Fixture fixture = read("p4_network_invariance");
        Tensor x = fixture.get("inputs").get("x").tensor(tensors);
        near(network(fixture, x), fixture.get("expected").get("y"));
        Tensor y = network(fixture, x);
        for (int element = 0; element < 4; element++) {
            for (int shift = 0; shift < 64; shift++) {
                Tensor moved = Moves.ofImages(LatticeGroup.P4, element, shift / 8, shift % 8, x);
                assertThat(Moves.difference(network(fixture, moved), y)).isLessThan(1e-12);
            }
        }
    }

    private Tensor network(Fixture fixture, Tensor x) {
        GroupConvolutionLayer layers = new GroupConvolutionLayer();
        Layer lifting = layers.layer(
                new GroupConvolutionOptions(LatticeGroup.P4, Mixing.POINTWISE),
                Layers.place(LatticeGroup.P4, 1, 8, 3, 8));
        Layer full = layers.layer(
                new GroupConvolutionOptions(LatticeGroup.P4, Mixing.FULL), Layers.place(LatticeGroup.P4, 3, 4, 4, 4));
        Tensor f = Layers.apply(
                        lifting,
                        theta(lifting, fixture, Map.of(".weight", "lift_w", ".bias", "lift_b")),
                        Moves.lifted(LatticeGroup.P4, x))
                .relu();
        Tensor smaller = Subsampling.POLYPHASE.halve(f);
        Tensor y = Layers.apply(full, theta(full, fixture, Map.of(".weight", "w", ".bias", "b")), smaller)
                .relu();
        return y.mean(2, 3).reshape(-1, 4, 4).max(2);
    }

    /** Three paths of one block, the relaxing ones scaled. */
    @Test
    void aBlockThatMixesGroupsFallsBackToTheStrictPath() {
        Fixture fixture = read("mixer_block");
        Layer strict = layer(fixture, Mixing.POINTWISE);
        Place place = Layers.place(LatticeGroup.P4, 3, 4, 2, 4);
        Layer convolution = new ConvolutionLayer().layer(new NoOptions(), place);
        Layer factored = new FactoredLayer().layer(new StartOptions(Start.PUBLISHED), place);
        NamedTensors ofStrict = theta(strict, fixture, Map.of(".weight", "gconv_w", ".bias", "gconv_b"));
        NamedTensors ofRelaxing = relaxing(fixture, convolution, factored);
        Tensor f = flat(fixture.get("inputs").get("f").tensor(tensors));
        Fixture expected = fixture.get("expected");
        near(Layers.apply(strict, ofStrict, f), expected.get("gconv_path"));
        near(convolution.apply(new PointSites(ofRelaxing), f), expected.get("conv_path"));
        near(factored.apply(new PointSites(ofRelaxing), f), expected.get("fc_path"));

        double[] errors = expected.get("rotation_error_when_conv_and_fc_outputs_scaled_by_1_0p1_0p01_0")
                .numbers();
        double[] scales = {1, 0.1, 0.01, 0};
        for (int i = 0; i < scales.length; i++) {
            double scale = scales[i];
            Tensor y = block(Layers.apply(strict, ofStrict, f), convolution, factored, ofRelaxing, scale, f);
            if (scale == 1) {
                near(y, expected.get("y"));
            }
            Tensor turned = Moves.ofFeatures(LatticeGroup.P4, 1, 0, 0, f);
            Tensor ofTurned =
                    block(Layers.apply(strict, ofStrict, turned), convolution, factored, ofRelaxing, scale, turned);
            assertThat(Moves.difference(ofTurned, Moves.ofFeatures(LatticeGroup.P4, 1, 0, 0, y)))
                    .isCloseTo(errors[i], within(errors[i] < EXACT ? 1e-12 : SIX_DIGITS));
        }
    }

    private static Tensor block(
            Tensor strict, Layer convolution, Layer factored, NamedTensors theta, double scale, Tensor f) {
        PointSites sites = new PointSites(theta);
        Tensor relaxing = convolution.apply(sites, f).add(factored.apply(sites, f));
        return strict.add(relaxing.multiply(scale)).multiply(1.0 / 3).relu();
    }

    private NamedTensors relaxing(Fixture fixture, Layer convolution, Layer factored) {
        Fixture parameters = fixture.get("parameters");
        String[] names = {"conv_w", "conv_b", "U", "bU", "V", "bV"};
        NamedTensors theta = NamedTensors.empty();
        int at = 0;
        for (Layer layer : new Layer[] {convolution, factored}) {
            for (var parameter : layer.parameters()) {
                theta = theta.with(
                        parameter.name(),
                        parameters.get(names[at++]).tensor(tensors).reshape(parameter.shape()));
            }
        }
        return theta;
    }
}
