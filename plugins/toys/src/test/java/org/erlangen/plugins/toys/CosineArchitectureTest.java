package org.erlangen.plugins.toys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.erlangen.api.network.ForwardingSites;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.PointSites;
import org.erlangen.api.network.Sites;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;

class CosineArchitectureTest {
    private static final double ROUNDING = 1e-12;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final CosineArchitecture architecture = new CosineArchitecture();
    private final Network network = architecture.network(new CosineOptions(4, 3, 2), Shape.of(1), 1);

    @Test
    void theNetworkIsRectifiedUnitsOverCosinesOfItsFrequency() {
        NamedTensors theta = network.initialise(tensors, Key.ofSeed(3));
        double omega = 1.3;
        double x = 0.7;

        Tensor seen = network.apply(at(theta, omega), tensors.of(Shape.of(1, 1), x));

        assertThat(seen.item()).isCloseTo(expected(theta, omega, x), within(ROUNDING));
    }

    private static double expected(NamedTensors theta, double omega, double x) {
        double[] first = theta.get("waves.weight").toDoubles();
        double[] second = theta.get("hidden.weight").toDoubles();
        double[] third = theta.get("readout.weight").toDoubles();
        double sum = 0;
        for (int unit = 0; unit < third.length; unit++) {
            double below = 0;
            for (int wave = 0; wave < first.length; wave++) {
                below += second[unit * first.length + wave] * Math.cos(omega * omega * first[wave] * x);
            }
            sum += third[unit] * Math.max(0, below);
        }
        return sum;
    }

    private Sites at(NamedTensors theta, double omega) {
        return new ForwardingSites(new PointSites(theta)) {
            @Override
            public Tensor hyperparameter(String name) {
                assertThat(name).isEqualTo(CosineNetwork.FREQUENCY);
                return tensors.scalar(omega);
            }
        };
    }

    @Test
    void theFrequencyIsALearntHyperparameter() {
        assertThat(network.hyperparameters()).singleElement().satisfies(frequency -> {
            assertThat(frequency.name()).isEqualTo("cosine.frequency");
            assertThat(frequency.initial()).isEqualTo(2);
            assertThat(frequency.learnt()).isTrue();
        });
    }

    @Test
    void imagesAreRefused() {
        assertThat(architecture.refusals(new CosineOptions(4, 3, 2), Shape.of(1, 28, 28), 1))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.what()).contains("are no vectors"));
    }
}
