package org.erlangen.plugins.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.erlangen.api.data.Dataset;
import org.erlangen.api.data.Examples;
import org.erlangen.api.dynamics.DynamicalSystem;
import org.erlangen.api.dynamics.HamiltonianSystem;
import org.erlangen.api.dynamics.Observable;
import org.erlangen.api.dynamics.QuadraticObservable;
import org.erlangen.api.network.EnergyNetwork;
import org.erlangen.api.network.LinearMap;
import org.erlangen.api.network.Network;
import org.erlangen.api.network.Sites;
import org.erlangen.api.network.Symmetrisation;
import org.erlangen.api.parameter.Parameter;
import org.erlangen.api.provider.Choice;
import org.erlangen.api.provider.Description;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.NoOptions;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.symmetry.Transformations;
import org.erlangen.api.tensor.NamedTensors;
import org.erlangen.api.tensor.Precision;
import org.erlangen.api.tensor.Shape;
import org.erlangen.api.tensor.Tensor;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.groups.hamiltonian.Measure;
import org.erlangen.groups.hamiltonian.MeasureOptions;
import org.erlangen.groups.hamiltonian.ObservablesGroup;
import org.erlangen.groups.hamiltonian.ObservablesOptions;
import org.erlangen.groups.hamiltonian.PhaseRotationGroup;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two observables of one oscillator were learnt: nearly the energy, and a tenth of it in a wrong direction. */
class SymmetriesReporterTest {
    private static final Shape STATE = Shape.of(2);
    private static final int TRAJECTORIES = 3;
    private static final int STEPS = 20;
    private static final double STEP = 0.3;

    @TempDir
    Path folder;

    private final Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64);

    @Test
    void whatWasLearntIsWrittenBesideTheTruth() throws IOException {
        report(new SymmetriesOptions(List.of(oscillator())), learnt(), trajectories());
        JsonNode group = json().get("groups").get("observables");

        assertThat(json().get("fit").asText()).isEqualTo("start-2");
        assertThat(group.get("singularValues")).hasSize(2);
        assertThat(group.get("singularValues").get(0).asDouble()).isCloseTo(Math.sqrt(8), within(0.02));
        assertThat(group.get("dimensionByGap").asInt()).isEqualTo(1);
        assertThat(group.get("truth").get("dimension").asInt()).isEqualTo(1);
        assertThat(group.get("truth").get("dimensionByParallelness").asInt()).isEqualTo(1);
        assertThat(group.get("truth").get("parallelness").get(0).asDouble()).isGreaterThan(0.99);
        assertThat(group.get("truth").get("parallelness").get(1).asDouble()).isLessThan(0.1);
        assertThat(group.get("independent").get(0).get("matrix").get(0)).hasSize(2);
    }

    @Test
    void whatIsConservedDriftsLess() throws IOException {
        report(new SymmetriesOptions(List.of()), learnt(), trajectories());
        JsonNode drifts = json().get("groups").get("observables").get("driftRatios");

        assertThat(drifts.get(0).asDouble()).isLessThan(0.01);
        assertThat(drifts.get(1).asDouble()).isGreaterThan(0.5);
        assertThat(json().get("groups").get("observables").has("truth")).isFalse();
    }

    @Test
    void whatTheLearntEnergyConservesHasNoBracketWithIt() throws IOException {
        report(new SymmetriesOptions(List.of()), learnt(), trajectories(), new Circles());
        JsonNode brackets = json().get("groups").get("observables").get("bracketsWithEnergy");

        assertThat(brackets.get(0).asDouble()).isLessThan(0.05);
        // The second observable is nearly q^2 - p^2, whose bracket at the angle a is |sin 2 a|: 2 / pi on a circle.
        assertThat(brackets.get(1).asDouble()).isCloseTo(2 / Math.PI, within(0.05));
    }

    @Test
    void networksWithoutAnEnergyHaveNoBracketsWithIt() throws IOException {
        report(new SymmetriesOptions(List.of()), learnt(), trajectories());

        assertThat(json().get("groups").get("observables").has("bracketsWithEnergy"))
                .isFalse();
    }

    @Test
    void picturesAreDrawn() throws IOException {
        report(new SymmetriesOptions(List.of(oscillator())), learnt(), trajectories());

        assertThat(Files.readString(folder.resolve("generators.svg"))).contains("in truth 1.000");
        assertThat(Files.readString(folder.resolve("singular-values.svg"))).contains("true dimension 1");
        assertThat(Files.readString(folder.resolve("orbits.svg")))
                .contains("<polyline")
                .contains(">p1<");
        assertThat(Files.readString(folder.resolve("trajectories.svg"))).contains("stroke-dasharray");
    }

    @Test
    void examplesThatAreNoTrajectoriesHaveNoPictureOfThem() throws IOException {
        Dataset apart = trajectories();
        Dataset shuffled = apart.take(4, 2, 0);
        report(new SymmetriesOptions(List.of()), learnt(), shuffled);

        assertThat(folder.resolve("trajectories.svg")).doesNotExist();
        assertThat(json().get("groups").get("observables").has("driftRatios")).isFalse();
    }

    @Test
    void knownInvariantsCanBeReportedToo() throws IOException {
        Transformations rotations =
                new PhaseRotationGroup().transformations(new MeasureOptions(Measure.BALL, 1), STATE);
        report(new SymmetriesOptions(List.of(oscillator())), Map.of("phase-rotation", rotations), trajectories());

        JsonNode truth = json().get("groups").get("phase-rotation").get("truth");
        assertThat(truth.get("subspaceDistance").asDouble()).isCloseTo(0, within(1e-12));
    }

    @Test
    void groupsWithoutObservablesAreRefused() {
        assertThatThrownBy(() -> report(new SymmetriesOptions(List.of()), Map.of(), trajectories()))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("no group has quadratic observables");
    }

    @Test
    void twoTruthsAreRefused() {
        SymmetriesOptions options = new SymmetriesOptions(List.of(oscillator(), oscillator()));
        assertThatThrownBy(() -> new SymmetriesReporter().open(options, folder))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("one true system, not 2");
    }

    private void report(SymmetriesOptions options, Map<String, Transformations> groups, Dataset test) {
        report(options, groups, test, new Still());
    }

    private void report(SymmetriesOptions options, Map<String, Transformations> groups, Dataset test, Network network) {
        NamedTensors eta = NamedTensors.of(
                "observables.quadratic",
                engine.of(Shape.of(2, 2, 2), 1, 0.05, 0, 1, 0.1, 0, 0, -0.1),
                "observables.linear",
                engine.zeros(Shape.of(2, 2)));
        Consumer<RunEvent> listener = new SymmetriesReporter().open(options, folder);
        listener.accept(new RunEvent.RunStarted(new Examples(test, test, Map.of())));
        listener.accept(FinishedRun.of(engine, network, eta, groups));
    }

    private static Map<String, Transformations> learnt() {
        ObservablesOptions options =
                new ObservablesOptions(2, ObservablesOptions.Family.QUADRATIC, 1, 0.1, Measure.BALL, 1, 1, 1);
        return Map.of("observables", new ObservablesGroup().transformations(options, STATE));
    }

    /** Circles of three radii. */
    private Dataset trajectories() {
        double[] inputs = new double[TRAJECTORIES * STEPS * 2];
        double[] targets = new double[inputs.length];
        for (int example = 0; example < TRAJECTORIES * STEPS; example++) {
            double radius = 1 + example / STEPS;
            double time = STEP * (example % STEPS);
            inputs[2 * example] = radius * Math.cos(time);
            inputs[2 * example + 1] = -radius * Math.sin(time);
            double next = STEP * (example % STEPS + 1);
            targets[2 * example] = radius * Math.cos(next);
            targets[2 * example + 1] = -radius * Math.sin(next);
        }
        Shape shape = Shape.of(TRAJECTORIES * STEPS, 2);
        return new Dataset(engine.of(shape, inputs), engine.of(shape, targets));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("symmetries.json").toFile());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a choice is of any options
    private static Choice<DynamicalSystem<Record>> oscillator() {
        DynamicalSystem system = new Oscillator();
        return new Choice<>(system, new NoOptions());
    }

    /** One oscillator. */
    private static final class Oscillator implements DynamicalSystem<NoOptions> {
        @Override
        public Description<NoOptions> describe() {
            return Description.of("oscillator", "one oscillator");
        }

        @Override
        public HamiltonianSystem system(NoOptions options) {
            return new HamiltonianSystem() {
                @Override
                public int dimension() {
                    return 2;
                }

                @Override
                public Tensor energy(Tensor x) {
                    return x.square().sum(-1).multiply(0.5);
                }

                @Override
                public List<Observable> conserved() {
                    return List.of(new QuadraticObservable("energy", new double[][] {{1, 0}, {0, 1}}, new double[2]));
                }
            };
        }
    }

    /** The energy of an oscillator, of which nothing is learnt. */
    private static final class Circles implements EnergyNetwork {
        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public List<LinearMap> maps() {
            return List.of();
        }

        @Override
        public Tensor apply(Sites sites, Tensor x, Symmetrisation average) {
            return x;
        }

        @Override
        public double stepSize() {
            return STEP;
        }

        @Override
        public Tensor energy(Sites sites, Tensor x, Symmetrisation average) {
            return x.square().sum(-1).multiply(0.5);
        }
    }

    /** A network that is not asked for anything. */
    private static final class Still implements Network {
        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public List<LinearMap> maps() {
            return List.of();
        }

        @Override
        public Tensor apply(Sites sites, Tensor x) {
            return x;
        }
    }
}
