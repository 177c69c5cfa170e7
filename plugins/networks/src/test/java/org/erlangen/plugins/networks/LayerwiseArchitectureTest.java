package org.erlangen.plugins.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.erlangen.groups.affine.layer.FullyConnectedLayer;
import org.erlangen.groups.affine.layer.SparseConvolutionLayer;
import org.erlangen.groups.affine.layer.SparseFactoredLayer;
import org.erlangen.groups.affine.layer.SparseOptions;
import org.erlangen.groups.affine.layer.Start;
import org.erlangen.groups.affine.layer.StartOptions;
import org.erlangen.plugins.networks.LayerwiseOptions.Size;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

/** Networks of blocks of paths. Counts: docs/methods/layerwise-equivariance.md. */
class LayerwiseArchitectureTest {
    private static final double ROUNDING = 1e-12;
    private static final StartOptions PUBLISHED = new StartOptions(Start.PUBLISHED);
    private static final Choice<RelaxedLayer<Record>> FC = choice(new FullyConnectedLayer(), PUBLISHED);
    private static final Choice<RelaxedLayer<Record>> CONV = choice(new ConvolutionLayer(), new NoOptions());
    private static final Choice<RelaxedLayer<Record>> FACTORED = choice(new FactoredLayer(), PUBLISHED);

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final LayerwiseArchitecture layerwise = new LayerwiseArchitecture();

    @SuppressWarnings("unchecked") // the options are checked by the choice
    private static Choice<RelaxedLayer<Record>> choice(RelaxedLayer<? extends Record> layer, Record options) {
        return new Choice<>((RelaxedLayer<Record>) layer, options);
    }

    private static Choice<RelaxedLayer<Record>> sparse(RelaxedLayer<SparseOptions> layer, double anchors) {
        return choice(layer, new SparseOptions(anchors, 1, false, 0));
    }

    private int published(int channels, int outputs, List<Choice<RelaxedLayer<Record>>> paths) {
        return Networks.parameters(
                network(Size.PUBLISHED, 10, Subsampling.POLYPHASE, Shape.of(channels, 32, 32), outputs, paths));
    }

    private Network network(
            Size size,
            int width,
            Subsampling subsampling,
            Shape image,
            int outputs,
            List<Choice<RelaxedLayer<Record>>> paths) {
        LayerwiseOptions options = new LayerwiseOptions(paths, size, width, subsampling);
        assertThat(layerwise.refusals(options, image, outputs)).isEmpty();
        return layerwise.network(options, image, outputs);
    }

    @Test
    void parametersOfPublishedNetworksAreAsManyAsPublished() {
        assertThat(published(1, 10, List.of(FC))).isEqualTo(112_664_170);
        assertThat(published(1, 40, List.of(FC))).isEqualTo(112_683_400);
        assertThat(published(3, 10, List.of(FC))).isEqualTo(133_635_690);
        assertThat(published(1, 10, List.of(CONV))).isEqualTo(338_590);
        assertThat(published(1, 40, List.of(CONV))).isEqualTo(357_820);
        assertThat(published(3, 10, List.of(CONV))).isEqualTo(338_770);
        assertThat(published(1, 10, List.of(FC, CONV))).isEqualTo(112_893_310);
        assertThat(published(1, 40, List.of(FC, CONV))).isEqualTo(112_912_540);
        assertThat(published(3, 10, List.of(FC, CONV))).isEqualTo(133_865_010);
        assertThat(published(1, 10, List.of(FACTORED))).isEqualTo(1_501_665);
        assertThat(published(1, 40, List.of(FACTORED))).isEqualTo(1_520_895);
        assertThat(published(3, 10, List.of(FACTORED))).isEqualTo(1_542_625);
        assertThat(published(1, 10, List.of(FACTORED, CONV))).isEqualTo(1_730_805);
        assertThat(published(1, 40, List.of(FACTORED, CONV))).isEqualTo(1_750_035);
        assertThat(published(3, 10, List.of(FACTORED, CONV))).isEqualTo(1_771_945);
    }

    @Test
    void parametersOfSparseNetworksAreAsManyAsPublished() {
        var factored = sparse(new SparseFactoredLayer(), 0.5);
        var alone = sparse(new SparseConvolutionLayer(), 0.8);
        var beside = sparse(new SparseConvolutionLayer(), 0.5);

        assertThat(published(1, 10, List.of(factored))).isEqualTo(811_340);
        assertThat(published(1, 40, List.of(factored))).isEqualTo(830_570);
        assertThat(published(3, 10, List.of(factored))).isEqualTo(831_820);
        assertThat(published(1, 10, List.of(alone))).isEqualTo(287_770);
        assertThat(published(1, 40, List.of(alone))).isEqualTo(307_000);
        assertThat(published(3, 10, List.of(alone))).isEqualTo(287_910);
        assertThat(published(1, 10, List.of(factored, beside))).isEqualTo(913_430);
        assertThat(published(1, 40, List.of(factored, beside))).isEqualTo(932_660);
        assertThat(published(3, 10, List.of(factored, beside))).isEqualTo(933_990);
        assertThat(network(
                                Size.PUBLISHED,
                                10,
                                Subsampling.POLYPHASE,
                                Shape.of(1, 32, 32),
                                10,
                                List.of(factored, beside))
                        .hyperparameters())
                .hasSize(24);
    }

    @Test
    void parametersOfReducedNetworksAreAsManyAsOnPaper() {
        assertThat(reduced(10, List.of(FC))).isEqualTo(943_338);
        assertThat(reduced(40, List.of(FC))).isEqualTo(947_208);
        assertThat(reduced(10, List.of(CONV))).isEqualTo(13_978);
        assertThat(reduced(40, List.of(CONV))).isEqualTo(17_848);
        assertThat(reduced(10, List.of(FACTORED, CONV))).isEqualTo(44_603);
        assertThat(reduced(40, List.of(FACTORED, CONV))).isEqualTo(48_473);
    }

    private int reduced(int outputs, List<Choice<RelaxedLayer<Record>>> paths) {
        return Networks.parameters(network(Size.REDUCED, 4, Subsampling.MAX_POOL, Shape.of(1, 16, 16), outputs, paths));
    }

    @Test
    void parametersOfAMixerAreAsManyAsPublished() {
        var pointwise = choice(new PointwiseCount(), new NoOptions());
        assertThat(mixer(1, 10, pointwise)).isEqualTo(1_105_843);
        assertThat(mixer(3, 10, pointwise)).isEqualTo(1_237_527);
        assertThat(mixer(3, 100, pointwise)).isEqualTo(1_249_137);
    }

    private int mixer(int channels, int outputs, Choice<RelaxedLayer<Record>> pointwise) {
        return Networks.parameters(network(
                Size.PUBLISHED,
                2,
                Subsampling.POLYPHASE,
                Shape.of(channels, 32, 32),
                outputs,
                List.of(pointwise, CONV, FACTORED)));
    }

    @Test
    void strictNetworksDoNotSeeShifts() {
        Network network = network(Size.REDUCED, 2, Subsampling.POLYPHASE, Shape.of(1, 16, 16), 5, List.of(CONV));
        NamedTensors theta = network.initialise(tensors, Key.ofSeed(1));
        Tensor x = tensors.normal(Key.ofSeed(2), Shape.of(3, 1, 16, 16));
        for (int[] shift : new int[][] {{0, 1}, {1, 0}, {5, 11}}) {
            Tensor moved = x.roll(2, shift[0]).roll(3, shift[1]);
            assertThat(outputs(network, theta, moved)).containsExactly(outputs(network, theta, x), within(ROUNDING));
        }
    }

    @Test
    void relaxedNetworksAreStrictOnesTimesTheMeanWhenTheRelaxingPathIsZero() {
        Network strict = network(Size.REDUCED, 2, Subsampling.MAX_POOL, Shape.of(1, 16, 16), 5, List.of(CONV));
        Network relaxed =
                network(Size.REDUCED, 2, Subsampling.MAX_POOL, Shape.of(1, 16, 16), 5, List.of(FACTORED, CONV));
        NamedTensors theta = relaxed.initialise(tensors, Key.ofSeed(1));
        NamedTensors zeroed = NamedTensors.empty();
        NamedTensors halved = NamedTensors.empty();
        for (String name : theta.names()) {
            Tensor value = theta.get(name);
            zeroed = zeroed.with(name, name.contains("factored") ? tensors.zerosLike(value) : value);
            if (!name.contains("factored")) {
                halved = halved.with(name, name.contains("convolution") ? value.multiply(0.5) : value);
            }
        }
        Tensor x = tensors.normal(Key.ofSeed(2), Shape.of(3, 1, 16, 16));

        assertThat(outputs(relaxed, zeroed, x)).containsExactly(outputs(strict, halved, x), within(ROUNDING));
    }

    @Test
    void pathsAreThereByBlock() {
        Network network =
                network(Size.REDUCED, 2, Subsampling.MAX_POOL, Shape.of(1, 16, 16), 5, List.of(FACTORED, CONV));

        assertThat(network.paths()).hasSize(5).containsKey("block-5");
        assertThat(network.paths().get("block-1"))
                .extracting(RelaxedLayer.Path::name)
                .containsExactly("factored", "convolution");
        assertThat(network.maps()).hasSize(5 * 3 + 2);
    }

    @Test
    void imagesThatCanNotBeHalvedAndPathsThatDoNotGoTogetherAreRefused() {
        LayerwiseOptions twice = new LayerwiseOptions(List.of(CONV, CONV), Size.REDUCED, 4, Subsampling.POLYPHASE);
        LayerwiseOptions none = new LayerwiseOptions(List.of(), Size.PUBLISHED, 4, Subsampling.POLYPHASE);

        assertThat(layerwise.refusals(twice, Shape.of(1, 28, 28), 10))
                .extracting(refusal -> refusal.sentence())
                .containsExactly(
                        "paths[1]: 'convolution' is there already. Leave it out.",
                        "the network 'layerwise' can't halve inputs of shape [1, 28, 28] as often as it has to: square"
                                + " images whose side is a multiple of 16. Choose data of another side or another size of the network.");
        assertThat(layerwise.refusals(none, Shape.of(1, 32, 32), 10)).hasSize(1);
    }

    private static double[] outputs(Network network, NamedTensors theta, Tensor x) {
        return network.apply(new PointSites(theta), x).toDoubles();
    }
}
