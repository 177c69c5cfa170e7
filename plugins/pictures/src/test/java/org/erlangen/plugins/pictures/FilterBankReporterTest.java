package org.erlangen.plugins.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.plugins.networks.PerceptronArchitecture;
import org.erlangen.plugins.networks.PerceptronOptions;
import org.erlangen.plugins.networks.ShallowArchitecture;
import org.erlangen.plugins.networks.ShallowOptions;
import org.erlangen.plugins.pictures.internal.FilterBank;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilterBankReporterTest {
    private static final FilterBankOptions OPTIONS = new FilterBankOptions(8, 10, 0);

    @TempDir
    private Path folder;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final Network network = new ShallowArchitecture()
            .network(
                    new ShallowOptions(32, ShallowOptions.Activation.RELU, ShallowOptions.Filters.RANDOM, 1),
                    Shape.of(1, 14, 14),
                    10);

    @Test
    void copiesOfAFilterAreOrderedByTheLargestExtent() {
        FilterBank bank = FilterBank.of(rotated(3.1), OPTIONS);

        assertThat(bank.steps()).hasSize(10).isSorted();
        assertThat(bank.steps().get(0)).isBetween(-3.1, -3.1 * 0.8);
        assertThat(bank.leading().orElseThrow().meaning().name()).isEqualTo("affine.rotation");
        assertThat(bank.rows())
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.images()).hasSize(11));
    }

    @Test
    void copiesAreTheFilterItselfWhenNothingWasLearnt() {
        FilterBank bank = FilterBank.of(rotated(1e-9), OPTIONS);
        List<Double> filter = bank.rows().get(0).images().get(0);
        List<Double> copy = bank.rows().get(0).images().get(5);

        for (int pixel = 0; pixel < filter.size(); pixel++) {
            assertThat(Math.abs(copy.get(pixel) - filter.get(pixel))).isLessThan(1e-6);
        }
    }

    @Test
    void pictureNamesExtentsInEverydayWords() throws IOException {
        String svg = written(rotated(Math.PI));

        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("affine.rotation", "±180.0 degrees", "Filter bank of start-2")
                .endsWith("</svg>\n");
    }

    @Test
    void withoutGroupsTheFiltersStandAlone() throws IOException {
        String svg = written(FinishedRun.of(tensors, network, Map.of()));

        assertThat(svg).contains("no group acts on them");
    }

    @Test
    void aNetworkWithoutFiltersOfAnImagesSizeIsRefused() {
        Network flat = new PerceptronArchitecture()
                .network(new PerceptronOptions(List.of(3), PerceptronOptions.Activation.TANH), Shape.of(9), 2);

        assertThatThrownBy(() -> written(FinishedRun.of(tensors, flat, Map.of())))
                .isInstanceOf(ErlangenException.class)
                .hasMessage(
                        "reports: 'filter-bank' has nothing to draw, since the network's first weights are no square"
                                + " images. Leave it out, or use the network 'shallow'.");
    }

    private String written(RunEvent.RunEnded ended) throws IOException {
        new FilterBankReporter().open(OPTIONS, folder).accept(ended);
        return Files.readString(folder.resolve("filter-bank.svg"));
    }

    private RunEvent.RunEnded rotated(double angle) {
        Map<String, Double> extents = new LinkedHashMap<>();
        AffineGroup affine = new AffineGroup();
        affine.extents().forEach(extent -> extents.put(extent.name(), angle * 1e-3));
        extents.put("affine.rotation", angle);
        return FinishedRun.of(tensors, network, extents, affine);
    }
}
