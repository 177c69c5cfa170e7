package org.erlangen.plugins.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.networks.ShallowArchitecture;
import org.erlangen.plugins.networks.ShallowOptions;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CurveReporterTest {
    private static final int POINTS = 5;

    @TempDir
    private Path folder;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void aPanelForTheChosenEpochAndOneForTheEndWithBandsLinesAndData() throws IOException {
        String svg = written();

        assertThat(svg).contains(">After 2 epochs<", ">At the end<").doesNotContain("NaN");
        assertThat(svg.split("<polygon", -1)).hasSize(1 + 2);
        assertThat(svg.split("<polyline", -1)).hasSize(1 + 2);
        assertThat(svg.split("<circle", -1)).hasSize(1 + 2 * 2 * POINTS);
    }

    @Test
    void eachPanelSaysWhatItsHyperparametersWere() throws IOException {
        assertThat(written()).contains(">cosine.frequency 1.50<");
    }

    @Test
    void imagesAreRefusedAtTheStart() {
        Consumer<RunEvent> reporter = new CurveReporter().open(new CurveOptions(1), folder);

        assertThatThrownBy(() -> reporter.accept(new RunEvent.RunStarted(examples(Shape.of(POINTS, 2)))))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("'curve' draws functions of one number")
                .hasMessageContaining("Leave 'curve' out");
    }

    private String written() throws IOException {
        Consumer<RunEvent> reporter = new CurveReporter().open(new CurveOptions(2), folder);
        RunEvent.RunEnded ended = ended();
        reporter.accept(new RunEvent.RunStarted(examples(Shape.of(POINTS, 1))));
        for (int epoch = 1; epoch <= 3; epoch++) {
            reporter.accept(new RunEvent.StateReached(ended.fit(), epoch, ended.estimation(), ended.state()));
        }
        reporter.accept(ended);
        return Files.readString(folder.resolve("curve.svg"));
    }

    private Examples examples(Shape inputs) {
        Dataset data = new Dataset(
                tensors.uniform(Key.ofSeed(1), inputs), tensors.uniform(Key.ofSeed(2), Shape.of(POINTS, 1)));
        return new Examples(data, data, Map.of());
    }

    private RunEvent.RunEnded ended() {
        ShallowOptions options =
                new ShallowOptions(2, ShallowOptions.Activation.RELU, ShallowOptions.Filters.RANDOM, 1);
        return FinishedRun.of(
                tensors,
                new ShallowArchitecture().network(options, Shape.of(1, 4, 4), 2),
                Map.of("cosine.frequency", 1.5, "prior-precision", 3.0));
    }
}
