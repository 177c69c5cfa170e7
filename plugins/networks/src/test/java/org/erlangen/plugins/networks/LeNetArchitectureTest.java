package org.erlangen.plugins.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.tensor.ConvolutionGeometry;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

/** LeNet and its smaller relative. */
final class LeNetArchitectureTest {
    private static final double ROUNDING = 1e-12;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final LeNetArchitecture lenet = new LeNetArchitecture();
    private final MiniNetArchitecture miniNet = new MiniNetArchitecture();

    @Test
    void parametersAreAsManyAsOnPaper() {
        int convolutions = 6 * (25 + 1) + 16 * (6 * 9 + 1) + 120 * (16 * 25 + 1);
        int small = 8 * (25 + 1) + 16 * (8 * 9 + 1) + 32 * (16 * 25 + 1);

        assertThat(Networks.parameters(lenet(28))).isEqualTo(convolutions + 84 * 121 + 10 * 85);
        assertThat(Networks.parameters(lenet(28))).isEqualTo(60_170);
        assertThat(Networks.parameters(miniNet(28))).isEqualTo(small + 10 * 33).isEqualTo(14_538);
    }

    @Test
    void largerImagesLeaveMoreThanOnePixelToTheHiddenLayer() {
        assertThat(Networks.parameters(lenet(32)) - Networks.parameters(lenet(28)))
                .isEqualTo(84 * 120 * (2 * 2 - 1));
    }

    @Test
    void activationFollowsEachMapButTheReadout() {
        Network network = miniNet(28);
        NamedTensors theta = network.initialise(tensors, Key.ofSeed(1));
        Tensor x = tensors.normal(Key.ofSeed(2), Shape.of(1, 1, 28, 28));

        Tensor h = Pooling.max(convolved(theta, 1, x).relu());
        h = Pooling.max(convolved(theta, 2, h).relu());
        h = convolved(theta, 3, h).relu().reshape(1, 32);
        Tensor expected = h.matmul(theta.get("readout.weight"), false, true).add(theta.get("readout.bias"));

        assertThat(network.apply(new PointSites(theta), x).toDoubles())
                .containsExactly(expected.toDoubles(), within(ROUNDING));
    }

    @Test
    void parametersStartUniformWithinTheInverseRootOfTheInputs() {
        NamedTensors theta = lenet(28).initialise(tensors, Key.ofSeed(3));

        assertThat(Arrays.stream(theta.get("convolution-3.weight").toDoubles())).allMatch(w -> Math.abs(w) <= 0.05);
        assertThat(Arrays.stream(theta.get("convolution-3.bias").toDoubles())).allMatch(b -> Math.abs(b) <= 0.05);
        assertThat(Arrays.stream(theta.get("convolution-3.weight").toDoubles()).max())
                .hasValueCloseTo(0.05, within(1e-4));
    }

    @Test
    void imagesThatAreTooSmallAreRefused() {
        assertThat(lenet.refusals(new NoOptions(), Shape.of(1, 28, 27), 10)
                        .get(0)
                        .sentence())
                .isEqualTo(
                        "the network 'lenet' can't take inputs of shape [1, 28, 27]: it needs images of shape [channels,"
                                + " rows, columns], 28 x 28 pixels or more. Use the network 'mlp', or data made of larger images.");
        assertThat(miniNet.refusals(new NoOptions(), Shape.of(784), 10)).hasSize(1);
        assertThat(lenet.refusals(new NoOptions(), Shape.of(1, 28, 28), 10)).isEmpty();
    }

    private Network lenet(int side) {
        return lenet.network(new NoOptions(), Shape.of(1, side, side), 10);
    }

    private Network miniNet(int side) {
        return miniNet.network(new NoOptions(), Shape.of(1, side, side), 10);
    }

    private static Tensor convolved(NamedTensors theta, int map, Tensor x) {
        String name = "convolution-" + map;
        return x.convolve(theta.get(name + ".weight"), ConvolutionGeometry.of(1, 0))
                .add(theta.get(name + ".bias").reshape(-1, 1, 1));
    }
}
