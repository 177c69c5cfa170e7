package org.erlangen.plugins.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.affine.AffineGroup;
import org.erlangen.plugins.networks.ShallowArchitecture;
import org.erlangen.plugins.networks.ShallowOptions;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtentsReporterTest {
    @TempDir
    private Path folder;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final AffineGroup affine = new AffineGroup();
    private final Network network = new ShallowArchitecture()
            .network(
                    new ShallowOptions(4, ShallowOptions.Activation.RELU, ShallowOptions.Filters.RANDOM, 1),
                    Shape.of(1, 14, 14),
                    10);

    @Test
    void eachFitWithExtentsHasAPanelWithALinePerGenerator() throws IOException {
        String svg = written(List.of("start-1", "start-2", "start-3", "baseline"));

        assertThat(svg)
                .contains(">start-1<", ">start-2 (highest evidence)<", ">start-3<")
                .doesNotContain(">baseline<")
                .contains("affine.translation-x", "half widths", "±178.8 degrees", ">epoch<", ">extent<");
        assertThat(svg.split("<polyline", -1)).hasSize(1 + 3 * 6 + 6);
    }

    @Test
    void epochsThatRanAgainAfterAResumptionReplaceTheFirst() throws IOException {
        Consumer<RunEvent> reporter = new ExtentsReporter().open(new NoOptions(), folder);
        for (int epoch : new int[] {1, 2, 3, 2, 3}) {
            reporter.accept(epoch("start-2", epoch, 3));
        }
        reporter.accept(ended());
        String points = Files.readString(folder.resolve("extents.svg")).split("points=\"", 3)[1];

        assertThat(points.substring(0, points.indexOf('"')).split(" ")).hasSize(3);
    }

    @Test
    void anExperimentWithoutExtentsIsRefused() {
        assertThatThrownBy(() -> new ExtentsReporter()
                        .open(new NoOptions(), folder)
                        .accept(FinishedRun.of(tensors, network, Map.of())))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("'extents' has nothing to draw");
    }

    private String written(List<String> fits) throws IOException {
        Consumer<RunEvent> reporter = new ExtentsReporter().open(new NoOptions(), folder);
        for (String fit : fits) {
            for (int epoch = 1; epoch <= 150; epoch++) {
                reporter.accept(epoch(fit, epoch, 150));
            }
        }
        reporter.accept(ended());
        return Files.readString(folder.resolve("extents.svg"));
    }

    private RunEvent.RunEnded ended() {
        return FinishedRun.of(tensors, network, Map.of(), affine);
    }

    /** Rotation rises from its start to 3.12, or stops at 1.6 in the first fit; the others fall. */
    private RunEvent.EpochEnded epoch(String fit, int epoch, int epochs) {
        Map<String, Double> values = new HashMap<>();
        if (!fit.equals("baseline")) {
            double progress = Math.min(1, Math.max(0, (epoch - 15.0) / (epochs - 40)));
            double eased = progress * progress * (3 - 2 * progress);
            double end = fit.equals("start-1") ? 1.6 : 3.12;
            affine.extents().forEach(extent -> values.put(extent.name(), 0.2 * Math.exp(-5 * eased) + 0.002));
            values.put("affine.rotation", epoch == epochs ? end : 0.2 + (end - 0.2) * eased);
        }
        return new RunEvent.EpochEnded(fit, epoch, Map.of(), values);
    }
}
