package org.erlangen.plugins.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.networks.ShallowOptions.Activation;
import org.erlangen.plugins.networks.ShallowOptions.Filters;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShallowArchitectureTest {
    private static final double ROUNDING = 1e-12;
    /** Four standard errors of a deviation estimated from 50,000 numbers, about. */
    private static final double SAMPLING = 0.02;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final ShallowArchitecture shallow = new ShallowArchitecture();

    @Test
    void outputIsTheFormulaOfTheModelForBothActivations() {
        for (Activation activation : Activation.values()) {
            Network network = network(2, activation, Filters.LEARNT, Shape.of(1, 1, 2), 1);
            NamedTensors theta = NamedTensors.empty()
                    .with("filters.weight", tensors.matrix(new double[] {1, 2}, new double[] {-1, 1}))
                    .with("filters.bias", tensors.vector(0.5, -0.25))
                    .with("readout.weight", tensors.matrix(new double[] {3, -2}))
                    .with("readout.bias", tensors.vector(0.125));
            Tensor x = tensors.of(Shape.of(1, 1, 1, 2), 0.5, 1.0);
            double first = phi(activation, 1 * 0.5 + 2 * 1 + 0.5);
            double second = phi(activation, -0.5 + 1 - 0.25);

            assertThat(network.apply(new PointSites(theta), x).item())
                    .isCloseTo((3 * first - 2 * second) / Math.sqrt(2) + 0.125, within(ROUNDING));
        }
    }

    private static double phi(Activation activation, double a) {
        return activation == Activation.RELU ? Math.max(a, 0) : Math.sqrt(2) * Math.cos(a);
    }

    @ParameterizedTest
    @CsvSource({"RELU, 14, 0.2142857", "COSINE, 14, 0.1428571", "RELU, 28, 0.0535714"})
    void randomFiltersHaveTheirDeviationExactly(Activation activation, int side, double deviation) {
        Tensor filters = draw(256, activation, Filters.RANDOM, side).get("filters.weight");

        assertThat(deviation(filters)).isCloseTo(deviation, within(1e-6));
    }

    @Test
    void randomFiltersAreSmooth() {
        Tensor filters = draw(256, Activation.RELU, Filters.RANDOM, 14)
                .get("filters.weight")
                .reshape(256, 14, 14);
        Tensor here = filters.slice(2, 3, 10);
        Tensor beside = filters.slice(2, 4, 11);
        double correlation =
                here.multiply(beside).meanAll().item() / here.square().meanAll().item();

        assertThat(correlation).isCloseTo(Math.exp(-0.25), within(0.03));
    }

    @Test
    void learntFiltersStartWhiteWithoutBias() {
        NamedTensors theta = draw(256, Activation.RELU, Filters.LEARNT, 14);

        assertThat(deviation(theta.get("filters.weight"))).isCloseTo(2.0 / 14, within(SAMPLING * 2 / 14));
        assertThat(theta.get("filters.bias").toDoubles()).containsOnly(0);
    }

    @Test
    void phasesOfCosinesFillTheCircle() {
        Tensor phases = draw(4096, Activation.COSINE, Filters.RANDOM, 2).get("filters.bias");

        assertThat(Arrays.stream(phases.toDoubles())).allMatch(phase -> phase >= 0 && phase < 2 * Math.PI);
        assertThat(phases.meanAll().item()).isCloseTo(Math.PI, within(0.15));
    }

    @Test
    void readoutStartsSmallWithoutBias() {
        NamedTensors theta = draw(400, Activation.RELU, Filters.RANDOM, 14);

        assertThat(deviation(theta.get("readout.weight"))).isCloseTo(0.1 / 20, within(0.0003));
        assertThat(theta.get("readout.bias").toDoubles()).containsOnly(0);
    }

    @Test
    void sameKeyGivesTheSameNetwork() {
        assertThat(draw(8, Activation.RELU, Filters.RANDOM, 14)
                        .get("filters.weight")
                        .toDoubles())
                .containsExactly(draw(8, Activation.RELU, Filters.RANDOM, 14)
                        .get("filters.weight")
                        .toDoubles());
    }

    @Test
    void groupsOfThePlaneMayActOnItsFilters() {
        assertThat(network(4, Activation.RELU, Filters.RANDOM, Shape.of(1, 14, 14), 10)
                        .hasPlaneFilters())
                .isTrue();
    }

    @Test
    void inputsThatAreNoImagesAreRefused() {
        ShallowOptions options = new ShallowOptions(4, Activation.RELU, Filters.RANDOM, 1);

        assertThat(shallow.refusals(options, Shape.of(7), 1).get(0).sentence())
                .isEqualTo("the network 'shallow' can't take inputs of shape [7]: it needs images of shape [channels,"
                        + " rows, columns]. Use the network 'mlp', or data made of images.");
        assertThat(shallow.refusals(options, Shape.of(3, 8, 8), 1)).isEmpty();
    }

    private Network network(int hidden, Activation activation, Filters filters, Shape input, int outputs) {
        return shallow.network(new ShallowOptions(hidden, activation, filters, 1), input, outputs);
    }

    private NamedTensors draw(int hidden, Activation activation, Filters filters, int side) {
        return network(hidden, activation, filters, Shape.of(1, side, side), 10).initialise(tensors, Key.ofSeed(0));
    }

    private static double deviation(Tensor x) {
        return Math.sqrt(x.subtract(x.meanAll()).square().meanAll().item());
    }
}
