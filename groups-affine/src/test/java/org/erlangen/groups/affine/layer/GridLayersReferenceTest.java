package org.erlangen.groups.affine.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.erlangen.groups.affine.Nearness.assertNear;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.RelaxedLayer.Layer;
import org.erlangen.api.network.RelaxedLayer.Place;
import org.erlangen.api.network.Subsampling;
import org.erlangen.api.network.WeightImage;
import org.erlangen.api.provider.NoOptions;
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

@Tag("reference")
class GridLayersReferenceTest {
    private static final double EXACT = 1e-10;

    /** Of the interpolation, whose matrices are nearly singular. */
    private static final double SOLVED = 1e-8;

    /** Equivariance errors are stored to more digits than they have to be met to. */
    private static final double SIX_DIGITS = 1e-6;

    private static final StartOptions PUBLISHED = new StartOptions(Start.PUBLISHED);

    private final Tensors tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    private static Fixture read(String name) {
        return Fixture.read("equivariance/" + name + ".json");
    }

    private Tensor tensor(Fixture node) {
        return node.tensor(tensors);
    }

    private Tensor parameter(Fixture fixture, String name) {
        return tensor(fixture.get("parameters").get(name));
    }

    private static Place place(Fixture fixture) {
        Fixture dims = fixture.get("dims");
        int side = dims.get("S").integer();
        int outputs = dims.has("So") ? dims.get("So").integer() : side;
        return new Place(
                "block", dims.get("C").integer(), side, dims.get("D").integer(), outputs, Subsampling.POLYPHASE);
    }

    /** Applies a layer with a fixture's parameters, by our names, reshaped to ours. */
    private Tensor applied(Layer layer, Fixture fixture, Map<String, String> names, Tensor x) {
        Map<String, Tensor> theta = new LinkedHashMap<>();
        layer.parameters()
                .forEach(parameter -> theta.put(
                        parameter.name(),
                        parameter(fixture, names.getOrDefault(parameter.name(), ""))
                                .reshape(parameter.shape())));
        return layer.apply(new PointSites(NamedTensors.of(theta)), x);
    }

    /** The fixture's output, and its error under a shift. */
    private void check(Layer layer, Fixture fixture, Map<String, String> names) {
        Tensor x = tensor(fixture.get("inputs").get("x"));
        Tensor y = applied(layer, fixture, names, x);
        assertNear(y, fixture.get("expected").get("y").numbers(), EXACT);
        for (Fixture rule : fixture.get("equivariance")) {
            int rows = rule.get("shift").get(0).integer();
            int columns = rule.get("shift").get(1).integer();
            Tensor moved = applied(layer, fixture, names, x.roll(2, rows).roll(3, columns));
            double error = norm(moved.subtract(y.roll(2, rows).roll(3, columns))) / norm(y);
            double expected = rule.get("relative_error").number();
            assertThat(error).isCloseTo(expected, within(expected < 1e-9 ? 1e-12 : SIX_DIGITS));
        }
    }

    private static double norm(Tensor x) {
        return Math.sqrt(x.square().sumAll().item());
    }

    @Test
    void convolutionIsCircularAndStrict() {
        Fixture fixture = read("conv");
        check(
                new ConvolutionLayer().layer(new NoOptions(), place(fixture)),
                fixture,
                Map.of("block.convolution.weight", "w", "block.convolution.bias", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fc_grid", "fc_grid_stride2"})
    void fullyConnectedMapsHaveAWeightForEachPairOfPositions(String name) {
        Fixture fixture = read(name);
        check(
                new FullyConnectedLayer().layer(PUBLISHED, place(fixture)),
                fixture,
                Map.of("block.fc.weight", "W", "block.fc.bias", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffc", "ffc_stride2"})
    void factoredMapsAreFullyConnectedOnes(String name) {
        Fixture fixture = read(name);
        Map<String, String> names = Map.of(
                "block.factored.u.weight", "U",
                "block.factored.u.bias", "bU",
                "block.factored.v.weight", "V",
                "block.factored.v.bias", "bV");
        check(new FactoredLayer().layer(PUBLISHED, place(fixture)), fixture, names);

        Tensor x = tensor(fixture.get("inputs").get("x"));
        Tensor dense = tensor(fixture.get("expected").get("dense_weight"));
        Tensor y = x.reshape(x.shape().size(0), -1)
                .matmul(dense, false, true)
                .add(tensor(fixture.get("expected").get("dense_bias")));
        assertNear(y, fixture.get("expected").get("y").numbers(), EXACT);
    }

    @Test
    void relaxedLayersAreTheRectifiedMeanOfTheirPaths() {
        Fixture fixture = read("relaxed_fc_conv_stride2");
        Tensor x = tensor(fixture.get("inputs").get("x"));
        Tensor strict = applied(
                new ConvolutionLayer().layer(new NoOptions(), place(fixture)),
                fixture,
                Map.of("block.convolution.weight", "conv_w", "block.convolution.bias", "conv_b"),
                x);
        Tensor free = applied(
                new FullyConnectedLayer().layer(PUBLISHED, place(fixture)),
                fixture,
                Map.of("block.fc.weight", "W", "block.fc.bias", "b"),
                x);

        assertNear(strict, fixture.get("expected").get("conv_path").numbers(), EXACT);
        assertNear(free, fixture.get("expected").get("fc_path").numbers(), EXACT);
        assertNear(
                strict.add(free).multiply(0.5).relu(),
                fixture.get("expected").get("y").numbers(),
                EXACT);
    }

    @Test
    void phasesAreThoseOfTheLargestElementPerExampleOrPerBatch() {
        Fixture fixture = read("polyphase_subsample");
        Fixture expected = fixture.get("expected");
        Tensor y = tensor(fixture.get("inputs").get("y"));
        Tensor rolled = tensor(fixture.get("inputs").get("y_of_rolled_input"));

        assertNear(Subsampling.POLYPHASE.halve(y), expected.get("per_example").numbers(), EXACT);
        assertNear(Subsampling.POLYPHASE_BATCH.halve(y), expected.get("batch").numbers(), EXACT);
        assertNear(
                Subsampling.POLYPHASE.halve(rolled),
                expected.get("per_example_of_rolled_input").numbers(),
                EXACT);
    }

    @Test
    void ofEquallyLargePhasesTheFirstIsKept() {
        for (double[] largest : new double[][] {{9, 9, 9, 9, 1}, {0, 9, 9, 9, 3}, {0, 9, 0, 9, 2}, {0, 0, 0, 9, 4}}) {
            Tensor first = tensors.of(Shape.of(1, 1, 2, 2), Arrays.copyOf(largest, 4));
            Tensor numbers = tensors.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4);
            Tensor halved = Subsampling.POLYPHASE.halve(tensors.concatenate(1, first, numbers));
            assertNear(halved.slice(1, 1, 2), new double[] {largest[4]}, 0);
        }
    }

    @Test
    void sparseFiltersPassThroughTheirAnchors() {
        Fixture fixture = read("sconv");
        Fixture expected = fixture.get("expected");
        Tensor omega = tensors.scalar(fixture.get("parameters").get("omega").number());
        Tensor interpolation = Anchors.interpolation(parameter(fixture, "Z"), Anchors.grid(tensors, 3), omega);
        Tensor u = parameter(fixture, "u");
        LinearMap.Convolution map =
                ConvolutionLayer.map("map", place(fixture)).through(WeightImage.right(interpolation));
        PointSites sites = new PointSites(NamedTensors.of(map.weight(), u, map.bias(), parameter(fixture, "b")));

        assertNear(interpolation, expected.get("interpolation").numbers(), SOLVED);
        assertNear(map.image().weight(map, u), expected.get("filter").numbers(), SOLVED);
        assertNear(
                sites.convolution(map, tensor(fixture.get("inputs").get("x"))),
                expected.get("y").numbers(),
                SOLVED);
        Tensor filters = tensor(fixture.get("inputs").get("dense_filter_before_reduction"));
        assertNear(Anchors.reduce(interpolation, filters.reshape(-1, 9)), u.toDoubles(), SOLVED);
    }

    @Test
    void sparseFactorsPassThroughTheirAnchors() {
        Fixture fixture = read("sfc_stride2");
        Place place = place(fixture);
        Tensor omega = tensors.scalar(fixture.get("parameters").get("omega").number());
        Tensor mu = Anchors.interpolation(parameter(fixture, "ZU"), Anchors.grid(tensors, place.inputSide()), omega);
        Tensor mv = Anchors.interpolation(parameter(fixture, "ZV"), Anchors.grid(tensors, place.outputSide()), omega);
        LinearMap.Blocks u = LinearMap.Blocks.of("u", 2, 16, 3).through(WeightImage.right(mu));
        LinearMap.Blocks v = new LinearMap.Blocks("v", 3, 2, 4, false, WeightImage.left(mv.transposed()));
        Tensor uu = parameter(fixture, "uU").reshape(3, -1);
        Tensor uv = parameter(fixture, "uV").reshape(-1, 6);
        PointSites sites = new PointSites(NamedTensors.of(u.weight(), uu, u.bias(), parameter(fixture, "bU"))
                .with(v.weight(), uv));
        Fixture expected = fixture.get("expected");

        assertNear(u.image().weight(u, uu), expected.get("U").numbers(), SOLVED);
        assertNear(v.image().weight(v, uv), expected.get("V").numbers(), SOLVED);
        Tensor y = new Factors(place)
                .apply(sites, u, v, tensor(fixture.get("inputs").get("x")));
        assertNear(y, expected.get("y").numbers(), SOLVED);
    }

    @Test
    void halvesOfAnchorsAreRoundedToTheEvenNumber() {
        assertThat(List.of(0.5, 0.8))
                .extracting(
                        fraction -> Anchors.fraction(3, fraction, Key.ofSeed(0)).count())
                .containsExactly(4, 7);
    }
}
