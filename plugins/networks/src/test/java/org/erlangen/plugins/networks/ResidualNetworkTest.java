package org.erlangen.plugins.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

/** Fixup networks: plain and wide. */
final class ResidualNetworkTest {
    private static final double BIAS = 0.3;
    private static final double ROUNDING = 1e-12;
    /** Four standard errors of a deviation estimated from the numbers drawn, relative. */
    private static final double SAMPLING = 0.05;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final FixupResNetArchitecture plain = new FixupResNetArchitecture();
    private final WideResNetArchitecture wide = new WideResNetArchitecture();

    @Test
    void plainNetworksHaveAsManyParametersAsOnPaper() {
        assertThat(Networks.parameters(plain(8, 8, Shape.of(3, 32, 32))))
                .isEqualTo(paperCount(8))
                .isEqualTo(18_995);
        assertThat(Networks.parameters(plain(8, 16, Shape.of(3, 32, 32))))
                .isEqualTo(paperCount(16))
                .isEqualTo(74_827);
    }

    /** Stem; three blocks of two convolutions, four biases and a scale; the two biases around; readout. */
    private static int paperCount(int p) {
        int blocks = 9 * (p * p + p * p) + 9 * (p * 2 * p + 4 * p * p) + 9 * (2 * p * 4 * p + 16 * p * p);
        return 9 * 3 * p + blocks + 3 * 5 + 2 + 10 * (4 * p + 1);
    }

    @Test
    void aDeeperPlainNetworkHasMoreBlocksInEachStage() {
        int deeper = 2 * 9 * (8 * 8 + 16 * 16 + 32 * 32) + 3 * 5;

        assertThat(Networks.parameters(plain(14, 8, Shape.of(3, 32, 32)))).isEqualTo(paperCount(8) + deeper);
    }

    @Test
    void wideNetworkHasAsManyParametersAsOnPaper() {
        int first = 9 * (16 * 64 + 3 * 64 * 64) + 16 * 64;
        int second = 9 * (64 * 128 + 3 * 128 * 128) + 64 * 128;
        int third = 9 * (128 * 256 + 3 * 256 * 256) + 128 * 256;
        int around = 9 * 3 * 16 + 6 * 5 + 2 + 10 * 257;
        Network network = wide(new WideResNetOptions(16, 4), Shape.of(3, 32, 32));

        assertThat(Networks.parameters(network))
                .isEqualTo(first + second + third + around)
                .isEqualTo(2_745_306);
    }

    @Test
    void everyNetworkStartsWithOutputZero() {
        for (Network network :
                new Network[] {plain(8, 2, Shape.of(1, 4, 4)), wide(new WideResNetOptions(10, 1), Shape.of(1, 4, 4))}) {
            NamedTensors theta = network.initialise(tensors, Key.ofSeed(1));

            assertThat(network.apply(new PointSites(theta), images(1, 4, 4)).toDoubles())
                    .containsOnly(0);
        }
    }

    @Test
    void aPlainNetworkWhoseBranchesAreZeroIsTheReadoutOfItsShortcuts() {
        Network network = plain(14, 2, Shape.of(1, 6, 5));
        NamedTensors theta = started(network, 8);
        Tensor x = images(1, 6, 5);

        Tensor h = convolved(theta, "stem", x, 1, 1).add(BIAS).relu();
        h = everySecond(h.add(BIAS)).pad(1, 0, 2);
        h = everySecond(h.add(BIAS)).pad(1, 0, 4);

        assertThat(network.apply(new PointSites(theta), x).toDoubles())
                .containsExactly(readout(theta, h.mean(2, 3)).toDoubles(), within(ROUNDING));
    }

    @Test
    void aWideNetworkWhoseBranchesAreZeroIsTheReadoutOfItsShortcuts() {
        Network network = wide(new WideResNetOptions(16, 2), Shape.of(1, 6, 5));
        NamedTensors theta = started(network, 128);
        Tensor x = images(1, 6, 5);

        Tensor h = convolved(theta, "stem", x, 1, 1).add(BIAS);
        h = convolved(theta, "block-1-shortcut", h.add(BIAS).relu(), 1, 0);
        h = convolved(theta, "block-3-shortcut", h.add(BIAS).relu(), 2, 0);
        h = convolved(theta, "block-5-shortcut", h.add(BIAS).relu(), 2, 0);

        assertThat(network.apply(new PointSites(theta), x).toDoubles())
                .containsExactly(readout(theta, h.relu().mean(2, 3)).toDoubles(), within(ROUNDING));
    }

    @Test
    void theBranchIsTheFormulaOfFixup() {
        ResidualBranch branch = new ResidualBranch("b", 1, 1, 1, 1);
        Tensor centre = tensors.of(Shape.of(1, 1, 3, 3), 0, 0, 0, 0, 1, 0, 0, 0, 0);
        NamedTensors theta = NamedTensors.empty()
                .with("b-bias-1", tensors.scalar(0.5))
                .with("b-convolution-1.weight", centre.multiply(2))
                .with("b-bias-2", tensors.scalar(-0.25))
                .with("b-bias-3", tensors.scalar(0.125))
                .with("b-convolution-2.weight", centre.multiply(-3))
                .with("b-scale", tensors.scalar(0.75))
                .with("b-bias-4", tensors.scalar(1.5));
        PointSites sites = new PointSites(theta);
        Tensor x = tensors.of(Shape.of(1, 1, 1, 2), 0.7, -4);

        double positive = 0.75 * -3 * (2 * (0.7 + 0.5) - 0.25 + 0.125) + 1.5;
        double negative = 0.75 * -3 * 0.125 + 1.5;
        assertThat(branch.apply(sites, branch.shift(sites, x)).toDoubles())
                .containsExactly(new double[] {positive, negative}, within(ROUNDING));
    }

    @Test
    void weightsStartWithTheVarianceOfFixup() {
        NamedTensors theta =
                wide(new WideResNetOptions(16, 2), Shape.of(3, 8, 8)).initialise(tensors, Key.ofSeed(2));

        assertThat(deviation(theta.get("block-4-convolution-1.weight")))
                .isCloseTo(Math.sqrt(2.0 / (9 * 64) / 6), relative(SAMPLING, Math.sqrt(2.0 / (9 * 64) / 6)));
        assertThat(deviation(theta.get("block-5-shortcut.weight")))
                .isCloseTo(Math.sqrt(2.0 / 128), relative(SAMPLING, Math.sqrt(2.0 / 128)));
        assertThat(theta.get("stem.weight").absolute().max(0, 1, 2, 3).item())
                .isBetween(0.95 / Math.sqrt(27), 1 / Math.sqrt(27));
        assertThat(theta.get("block-1-scale").item()).isOne();
        assertThat(theta.get("block-1-bias-3").item()).isZero();
    }

    @Test
    void depthsBetweenTwoNetworksAreRefused() {
        assertThat(plain.refusals(new FixupResNetOptions(9, 8), Shape.of(3, 32, 32), 10).stream()
                        .map(Refusal::sentence))
                .containsExactly("depth: a depth of 9: must be 8, 14, 20 and so on.");
        assertThat(wide.refusals(new WideResNetOptions(14, 4), Shape.of(7), 10).stream()
                        .map(Refusal::sentence))
                .containsExactly(
                        "depth: a depth of 14: must be 10, 16, 22 and so on.",
                        "the network 'wide-resnet' can't take inputs of shape [7]: it needs images of shape [channels, rows,"
                                + " columns]. Use the network 'mlp', or data made of images.");
        assertThat(plain.refusals(new FixupResNetOptions(8, 8), Shape.of(3, 32, 32), 10))
                .isEmpty();
        assertThat(wide.refusals(new WideResNetOptions(16, 4), Shape.of(3, 32, 32), 10))
                .isEmpty();
    }

    private Network plain(int depth, int planes, Shape image) {
        return plain.network(new FixupResNetOptions(depth, planes), image, 10);
    }

    private Network wide(WideResNetOptions options, Shape image) {
        return wide.network(options, image, 10);
    }

    private Tensor images(int channels, int rows, int columns) {
        return tensors.normal(Key.ofSeed(9), Shape.of(2, channels, rows, columns));
    }

    /** First values, in which all branches are zero, but for the biases before the branches and a readout that lets something through. */
    private NamedTensors started(Network network, int features) {
        NamedTensors theta = network.initialise(tensors, Key.ofSeed(4));
        for (String name : theta.names()) {
            if (name.endsWith("-bias-1") || name.equals("stem-bias") || name.equals("feature-bias")) {
                theta = theta.with(name, tensors.scalar(BIAS));
            }
        }
        return theta.with("readout.weight", tensors.normal(Key.ofSeed(5), Shape.of(10, features)));
    }

    private static Tensor everySecond(Tensor x) {
        return x.slice(2, 0, x.shape().size(2), 2).slice(3, 0, x.shape().size(3), 2);
    }

    private static Tensor readout(NamedTensors theta, Tensor features) {
        return features.add(BIAS).matmul(theta.get("readout.weight"), false, true);
    }

    private static Tensor convolved(NamedTensors theta, String map, Tensor x, int stride, int padding) {
        return x.convolve(theta.get(map + ".weight"), ConvolutionGeometry.of(stride, padding));
    }

    private static double deviation(Tensor x) {
        return Math.sqrt(x.square().meanAll().item());
    }

    private static Offset<Double> relative(double share, double value) {
        return within(share * value);
    }
}
