package org.erlangen.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.tensor.Shape;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.fixture.Providers;
import org.erlangen.host.plugin.Catalogue;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Catalogue CATALOGUE = Providers.catalogue();
    private static final int DOUBLE = 8;

    @Test
    void sizesAreThoseOfTheNetworkAndTheData() {
        Sizes sizes = check();

        assertThat(sizes.data().input()).isEqualTo(Shape.of(1, 4, 4));
        assertThat(sizes.fits()).isEqualTo(3);
        assertThat(sizes.plan().steps()).isEqualTo(9);
        assertThat(sizes.parameterCount()).isEqualTo(3 * 16 + 3 + 2 * 3 + 2);
        assertThat(sizes.parameters())
                .extracting(Sizes.ParameterSize::name)
                .containsExactly("filters.weight", "filters.bias", "readout.weight", "readout.bias");
        assertThat(sizes.hyperparameters())
                .singleElement()
                .satisfies(rotation -> assertThat(rotation.initial()).isEqualTo(0.2));
    }

    @Test
    void activationsGrowWithSamplesAndBatch() {
        long few = check().activationBytes();
        long samples = check("invariance.samples=20").activationBytes();
        long batch = check("training.batch-size=10").activationBytes();

        assertThat(few).isGreaterThan(5 * 2 * 3 * DOUBLE);
        assertThat(samples).isGreaterThan(few + 18 * 3 * 16 * DOUBLE);
        assertThat(batch).isGreaterThan(few + 5 * 2 * 3 * DOUBLE);
        assertThat(check().memoryBytes()).isGreaterThan(2 * few);
    }

    @Test
    void everyPlacementAndAverageCanBeChecked() {
        for (String placement : List.of("filter", "input", "filter-adjoint")) {
            for (String average : List.of("logits", "probabilities", "losses")) {
                Sizes sizes = check("invariance.placement=" + placement, "invariance.average=" + average);
                assertThat(sizes.activationBytes()).isPositive();
            }
        }
    }

    @Test
    void nothingIsOpened() {
        int before = Providers.Plain.opened();

        check();

        assertThat(Providers.Plain.opened()).isEqualTo(before);
    }

    @Test
    void mistakesOfTheNetworkAreToldAtItsKey() {
        assertThatThrownBy(() -> check("network={use: hidden, hidden: 100}"))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("network.hidden: 100 hidden units: at most 99");
    }

    @Test
    void allMistakesOfHyperparametersAreToldAtOnce() {
        assertThatThrownBy(() -> check(
                        "hyperparameters={rotations.tilt: {initial: 1.0}}", "starts=[{rotations.rotation: 9.0}, {}]"))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("there is no hyperparameter 'rotations.tilt'")
                .hasMessageContaining("starts[0].rotations.rotation: 9.0 is no first value");
    }

    @Test
    void aGroupGivenTwiceIsRefused() {
        assertThatThrownBy(() -> check("groups=[rotations, rotations]"))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("groups[1]")
                .hasMessageContaining("given twice");
    }

    @Test
    void aGroupThatDoesNotFitTheDataIsRefusedAtItsPlace() {
        assertThatThrownBy(() -> check("groups=[rotations, turns]"))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("groups[1]")
                .hasMessageContaining("states have one axis, not 3");
    }

    private static Sizes check(String... overrides) {
        ExperimentFile file = ExperimentFile.parse("stripes.yaml", RunTest.EXPERIMENT, List.of(overrides), CATALOGUE);
        return Check.of(file, Path.of("."));
    }
}
