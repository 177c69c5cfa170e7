package org.erlangen.plugins.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.networks.PerceptronOptions.Activation;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

final class PerceptronArchitectureTest {
    private static final double ROUNDING = 1e-12;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final PerceptronArchitecture mlp = new PerceptronArchitecture();

    @Test
    void layersAreAppliedInOrderWithTheActivationBetweenThem() {
        Network network = mlp.network(new PerceptronOptions(List.of(1, 1), Activation.TANH), Shape.of(1), 1);
        NamedTensors theta = NamedTensors.empty();
        double[] weights = {0.5, -2, 3};
        List<String> names = List.of("hidden-1", "hidden-2", "readout");
        for (int i = 0; i < 3; i++) {
            theta = theta.with(names.get(i) + ".weight", tensors.matrix(new double[] {weights[i]}))
                    .with(names.get(i) + ".bias", tensors.vector(0.1));
        }
        double expected = 3 * Math.tanh(-2 * Math.tanh(0.5 * 0.8 + 0.1) + 0.1) + 0.1;

        assertThat(network.apply(new PointSites(theta), tensors.matrix(new double[] {0.8}))
                        .item())
                .isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void withoutHiddenLayersItIsALinearMap() {
        Network network = mlp.network(new PerceptronOptions(List.of(), Activation.RELU), Shape.of(2), 3);

        assertThat(network.maps()).singleElement().isEqualTo(network.readout());
        assertThat(network.hasPlaneFilters()).isFalse();
    }

    @Test
    void parametersStartUniformWithinTheInverseRootOfTheInputs() {
        Network network = mlp.network(new PerceptronOptions(List.of(100), Activation.RELU), Shape.of(1, 4, 4), 5);
        NamedTensors theta = network.initialise(tensors, Key.ofSeed(3));

        assertThat(Arrays.stream(theta.get("hidden-1.weight").toDoubles())).allMatch(w -> Math.abs(w) <= 0.25);
        assertThat(theta.get("hidden-1.weight").absolute().max(0, 1).item()).isGreaterThan(0.249);
        assertThat(theta.get("readout.weight").absolute().max(0, 1).item()).isBetween(0.099, 0.1);
    }

    @Test
    void parametersAreThoseOfTheDeclaredMaps() {
        Network network = mlp.network(new PerceptronOptions(List.of(3, 2), Activation.TANH), Shape.of(4), 5);

        assertThat(network.parameters().stream().map(Parameter::name))
                .containsExactlyElementsOf(network.maps().stream()
                        .flatMap(map -> List.of(map.weight(), map.bias()).stream())
                        .toList());
        assertThat(network.maps().stream().map(LinearMap::name)).containsExactly("hidden-1", "hidden-2", "readout");
    }

    @Test
    void groupsOfThePlaneMayActOnFiltersOfImagesOnly() {
        PerceptronOptions options = new PerceptronOptions(List.of(3), Activation.TANH);

        assertThat(mlp.network(options, Shape.of(1, 6, 6), 2).hasPlaneFilters()).isTrue();
        assertThat(mlp.network(options, Shape.of(36), 2).hasPlaneFilters()).isFalse();
    }

    @Test
    void imagesAreFlattened() {
        Network network = mlp.network(new PerceptronOptions(List.of(3), Activation.RELU), Shape.of(2, 3, 3), 4);
        Tensor x = tensors.normal(Key.ofSeed(1), Shape.of(5, 2, 3, 3));

        assertThat(network.apply(new PointSites(network.initialise(tensors, Key.ofSeed(0))), x)
                        .shape())
                .isEqualTo(Shape.of(5, 4));
    }

    @Test
    void everyImpossibleLayerIsRefused() {
        PerceptronOptions options = new PerceptronOptions(List.of(0, 3, -2), Activation.TANH);

        assertThat(mlp.refusals(options, Shape.of(4), 5).stream().map(Refusal::sentence))
                .containsExactly(
                        "hidden[0]: a layer of 0 units: must be >= 1.",
                        "hidden[2]: a layer of -2 units: must be >= 1.");
    }
}
