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
import org.erlangen.api.inference.Estimation;
import org.erlangen.api.inference.Evidence;
import org.erlangen.api.inference.State;
import org.erlangen.api.inference.Transition;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Key;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.plugins.networks.ShallowArchitecture;
import org.erlangen.plugins.networks.ShallowOptions;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DecisionsReporterTest {
    private static final State STATE = new State(NamedTensors.empty(), Map.of());

    @TempDir
    private Path folder;

    private final Engine tensors = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void eachFitHasAPanelForItsFirstAndOneForItsLastEpoch() throws IOException {
        Consumer<RunEvent> reporter = new DecisionsReporter().open(new NoOptions(), folder);
        reporter.accept(new RunEvent.RunStarted(examples(Shape.of(4, 1, 2))));
        for (String fit : new String[] {"start-1", "baseline"}) {
            reporter.accept(new RunEvent.FitStarted(fit, 1, 2, 3));
            for (int epoch = 1; epoch <= 3; epoch++) {
                reporter.accept(new RunEvent.StateReached(fit, epoch, new RightIsOne(), STATE));
            }
        }
        reporter.accept(ended());
        String svg = Files.readString(folder.resolve("decisions.svg"));

        assertThat(svg)
                .contains(">start-1, epoch 1<", ">start-1, epoch 3<", ">baseline, epoch 3<")
                .doesNotContain("epoch 2<")
                .doesNotContain("NaN");
        assertThat(svg.split("<circle", -1)).hasSize(1 + 4 * 4 * 2);
    }

    /** Cells of class 1 lie in the right half only. */
    @Test
    void regionsAreWhereThePredictionsAre() throws IOException {
        Consumer<RunEvent> reporter = new DecisionsReporter().open(new NoOptions(), folder);
        reporter.accept(new RunEvent.RunStarted(examples(Shape.of(4, 1, 2))));
        reporter.accept(new RunEvent.FitStarted("start-1", 1, 1, 1));
        reporter.accept(new RunEvent.StateReached("start-1", 1, new RightIsOne(), STATE));
        reporter.accept(ended());
        String svg = Files.readString(folder.resolve("decisions.svg"));

        String[] paths = svg.split("<path");
        assertThat(paths).hasSize(1 + 2);
        boolean leftFirst = paths[1].contains("d=\"M0 0h");
        String left = paths[leftFirst ? 1 : 2];
        String right = paths[leftFirst ? 2 : 1];
        assertThat(right).contains("M24 0h", "M47 47h").doesNotContain("M23 ");
        assertThat(left).contains("M23 0h", "M0 47h").doesNotContain("M24 ");
    }

    @Test
    void imagesAreRefusedAtTheStart() {
        Consumer<RunEvent> reporter = new DecisionsReporter().open(new NoOptions(), folder);

        assertThatThrownBy(() -> reporter.accept(new RunEvent.RunStarted(examples(Shape.of(4, 1, 3, 3)))))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("'decisions' draws classes of points of the plane");
    }

    private Examples examples(Shape shape) {
        Dataset data = new Dataset(tensors.normal(Key.ofSeed(1), shape), tensors.vector(0, 1, 0, 1));
        return new Examples(data, data, Map.of());
    }

    private RunEvent.RunEnded ended() {
        ShallowOptions options =
                new ShallowOptions(2, ShallowOptions.Activation.RELU, ShallowOptions.Filters.RANDOM, 1);
        return FinishedRun.of(tensors, new ShallowArchitecture().network(options, Shape.of(1, 4, 4), 2), Map.of());
    }

    /** Says class 1 with probability 0.9 where x is positive, class 0 elsewhere. */
    private static final class RightIsOne implements Estimation {
        @Override
        public Map<String, NamedTensors> predict(State state, Tensor inputs, Key key) {
            Tensor x = inputs.reshape(-1, 2).slice(1, 0, 1);
            Tensor one = x.step().multiply(0.8).add(0.1);
            Tensor both = inputs.tensors().concatenate(1, one.negate().add(1), one);
            return Map.of("point", NamedTensors.of("log-probabilities", both.log()));
        }

        @Override
        public State initialise(Key key) {
            throw unasked();
        }

        @Override
        public Transition step(State state, Dataset batch, Key key) {
            throw unasked();
        }

        @Override
        public Evidence evidence(State state, Dataset training, Key key) {
            throw unasked();
        }

        @Override
        public NamedTensors hyperparameters(State state) {
            throw unasked();
        }

        @Override
        public NamedTensors parameters(State state) {
            throw unasked();
        }

        private static UnsupportedOperationException unasked() {
            return new UnsupportedOperationException("no reporter asks for this");
        }
    }
}
