package org.erlangen.groups.rotation.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.RelaxedLayer;
import org.erlangen.api.network.Subsampling;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.affine.layer.ConvolutionLayer;
import org.erlangen.groups.affine.layer.FactoredLayer;
import org.erlangen.groups.affine.layer.Start;
import org.erlangen.groups.affine.layer.StartOptions;
import org.erlangen.plugins.networks.LayerwiseArchitecture;
import org.erlangen.plugins.networks.LayerwiseOptions;
import org.erlangen.plugins.networks.LayerwiseOptions.Size;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole networks of group convolutions. Counts: docs/methods/group-convolutions.md. */
class GroupNetworksTest {
    private static final double STRICT = 1e-12;
    private static final int SIDE = 16;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @SuppressWarnings("unchecked") // the options are checked by the choice
    private static Choice<RelaxedLayer<Record>> choice(RelaxedLayer<? extends Record> layer, Record options) {
        return new Choice<>((RelaxedLayer<Record>) layer, options);
    }

    private static Choice<RelaxedLayer<Record>> group(LatticeGroup group, Mixing mixing) {
        return choice(new GroupConvolutionLayer(), new GroupConvolutionOptions(group, mixing));
    }

    private static Network network(
            Size size, int width, int channels, int side, int outputs, List<Choice<RelaxedLayer<Record>>> paths) {
        LayerwiseOptions options = new LayerwiseOptions(paths, size, width, Subsampling.POLYPHASE);
        return new LayerwiseArchitecture().network(options, Shape.of(channels, side, side), outputs);
    }

    private static int count(Network network) {
        return network.parameters().stream()
                .mapToInt(parameter -> parameter.shape().elements())
                .sum();
    }

    private static int published(int width, Mixing mixing) {
        return count(network(Size.PUBLISHED, width, 3, 32, 10, List.of(group(LatticeGroup.P4, mixing))));
    }

    @Test
    void parametersAreAsManyAsPublished() {
        assertThat(published(10, Mixing.POINTWISE)).isEqualTo(338_770);
        assertThat(published(10, Mixing.FULL)).isEqualTo(1_025_380);
        assertThat(published(6, Mixing.FULL)).isEqualTo(371_200);
        assertThat(published(10, Mixing.SEPARABLE)).isEqualTo(214_550);
        assertThat(published(13, Mixing.SEPARABLE)).isEqualTo(358_463);
        assertThat(published(10, Mixing.DEPTHWISE_SEPARABLE)).isEqualTo(139_725);
        assertThat(published(16, Mixing.DEPTHWISE_SEPARABLE)).isEqualTo(346_215);
    }

    @Test
    void parametersOfAMixerAreAsManyAsPublished() {
        assertThat(mixer(1, 10)).isEqualTo(1_105_843);
        assertThat(mixer(3, 10)).isEqualTo(1_237_527);
        assertThat(mixer(3, 100)).isEqualTo(1_249_137);
    }

    private static int mixer(int channels, int outputs) {
        return count(network(
                Size.PUBLISHED,
                2,
                channels,
                32,
                outputs,
                List.of(
                        group(LatticeGroup.P4, Mixing.POINTWISE),
                        choice(new ConvolutionLayer(), new NoOptions()),
                        choice(new FactoredLayer(), new StartOptions(Start.PUBLISHED)))));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("property")
    void strictNetworksDoNotSeeAnyElementOrShift(Mixing mixing) {
        for (LatticeGroup group : LatticeGroup.values()) {
            Network network = network(Size.REDUCED, 1, 1, SIDE, 5, List.of(group(group, mixing)));
            NamedTensors theta = network.initialise(tensors, Key.ofSeed(1));
            Tensor x = tensors.normal(Key.ofSeed(2), Shape.of(1, 1, SIDE, SIDE));
            Tensor y = network.apply(new PointSites(theta), x);
            for (int element = 0; element < group.order(); element++) {
                Tensor moved = everyShift(group, element, x);
                Tensor outputs = network.apply(new PointSites(theta), moved);
                assertThat(Moves.difference(outputs, y.broadcastTo(outputs.shape())))
                        .isLessThan(STRICT);
            }
        }
    }

    /** One example moved by an element and by each shift. Shape: [S^2, 1, S, S]. */
    private Tensor everyShift(LatticeGroup group, int element, Tensor x) {
        Tensor[] shifted = new Tensor[SIDE * SIDE];
        for (int shift = 0; shift < shifted.length; shift++) {
            shifted[shift] = Moves.ofImages(group, element, shift / SIDE, shift % SIDE, x);
        }
        return tensors.concatenate(0, shifted);
    }
}
