package org.erlangen.plugins.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.erlangen.api.network.Network;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.Calibration;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.networks.ShallowArchitecture;
import org.erlangen.plugins.networks.ShallowOptions;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReliabilityReporterTest {
    @TempDir
    private Path folder;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);
    private final Network network = new ShallowArchitecture()
            .network(
                    new ShallowOptions(4, ShallowOptions.Activation.RELU, ShallowOptions.Filters.RANDOM, 1),
                    Shape.of(1, 14, 14),
                    10);

    @Test
    void eachPredictiveDistributionHasAPanelWithItsError() throws IOException {
        String svg = written(judged("start-1", "linearised"), judged("baseline", "point-estimate"));

        assertThat(svg)
                .contains(">start-1, linearised<", ">baseline, point-estimate<")
                .contains("calibration error 0.300, 200 examples", ">confidence<", ">accuracy<")
                .doesNotContain("NaN");
    }

    @Test
    void onlyBinsWithExamplesHaveBars() throws IOException {
        String svg = written(judged("start-1", "linearised"));

        assertThat(svg.split("fill=\"#56b4e9\"", -1)).hasSize(1 + 2);
    }

    @Test
    void aRunWithoutClassesIsRefused() {
        assertThatThrownBy(this::written)
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("'reliability' has nothing to draw");
    }

    /** A hundred examples at 0.9, a hundred at 0.5; of each, 40 percent are right. */
    private static RunEvent.Judged judged(String fit, String prediction) {
        double[] confidence = new double[200];
        double[] correct = new double[200];
        Arrays.fill(confidence, 0, 100, 0.9);
        Arrays.fill(confidence, 100, 200, 0.5);
        for (int i = 0; i < 200; i++) {
            correct[i] = i % 5 < 2 ? 1 : 0;
        }
        Calibration calibration = Calibration.of(confidence, correct);
        return new RunEvent.Judged(fit, prediction, calibration, calibration);
    }

    private String written(RunEvent.Judged... judged) throws IOException {
        Consumer<RunEvent> reporter = new ReliabilityReporter().open(new NoOptions(), folder);
        for (RunEvent.Judged each : judged) {
            reporter.accept(each);
        }
        reporter.accept(FinishedRun.of(tensors, network, Map.of()));
        return Files.readString(folder.resolve("reliability.svg"));
    }
}
