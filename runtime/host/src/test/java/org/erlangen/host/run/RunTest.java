package org.erlangen.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.Calibration;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Precision;
import org.erlangen.conformance.ReferenceDevice;
import org.erlangen.host.checkpoint.Checkpoint;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.fixture.Providers;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.tensor.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    static final String EXPERIMENT = """
            name: stripes
            seed: 4
            precision: float64
            backend: plain
            data: stripes
            network: hidden
            likelihood: softmax
            groups: [rotations]
            invariance: {placement: filter, average: logits, samples: 2, evaluation-samples: 3}
            estimator: descent
            training: {epochs: 3, batch-size: 5}
            hyperparameters: {rotations.rotation: {initial: 1.0}}
            starts: [{rotations.rotation: 0.2}, {rotations.rotation: 2.5}]
            baseline: true
            reports: [event-names]
            """;

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z"));
    private static final Catalogue CATALOGUE = Providers.catalogue();

    @TempDir
    Path folder;

    @Test
    void aRunDirectoryHoldsAllOfARun() throws IOException {
        RunOutcome outcome = run("one", () -> false);

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        try (var files = Files.list(folder.resolve("one"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "experiment.yaml",
                            "provenance.json",
                            "metrics.jsonl",
                            "checkpoint.safetensors",
                            "result.json",
                            "events.txt");
        }
    }

    @Test
    void theResultTellsEvidenceHyperparametersAndScores() throws IOException {
        run("one", () -> false);

        JsonNode result = json("one/result.json");
        assertThat(result.get("name").asText()).isEqualTo("stripes");
        assertThat(result.get("estimator").asText()).isEqualTo("descent");
        JsonNode evidence = result.get("logMarginalLikelihood");
        assertThat(evidence.get("perDatum").asDouble())
                .isEqualTo(evidence.get("total").asDouble() / 14);
        assertThat(result.get("hyperparameters").get("rotations.rotation").asDouble())
                .isPositive();
        assertThat(result.get("train").get("accuracy").asDouble()).isBetween(0.0, 1.0);
        assertThat(result.get("test").get("nll").asDouble()).isPositive();
        assertThat(result.at("/train/expectedCalibrationError").asDouble()).isBetween(0.0, 1.0);
        JsonNode reliability = result.at("/train/reliability");
        int examples = 0;
        for (int bin = 0; bin < Calibration.BINS; bin++) {
            examples += reliability.get("count").get(bin).asInt();
            assertThat(reliability.get("accuracy").get(bin).isNull())
                    .isEqualTo(reliability.get("count").get(bin).asInt() == 0);
        }
        assertThat(examples).isEqualTo(14);
        assertThat(result.get("predictions").get("point").get("test")).isEqualTo(result.get("test"));
        assertThat(result.get("parameters").asInt()).isEqualTo(3 * 16 + 3 + 2 * 3 + 2);
        assertThat(result.get("starts")).hasSize(2);
        assertThat(result.get("baseline").get("hyperparameters")).isEmpty();
        assertThat(result.get("baseline").get("test").get("accuracy").isNumber())
                .isTrue();
        assertThat(result.get("seconds").get("total").isNumber()).isTrue();
    }

    @Test
    void theBestStartIsTheResult() throws IOException {
        run("one", () -> false);

        JsonNode result = json("one/result.json");
        double first = total(result.get("starts").get(0));
        double second = total(result.get("starts").get(1));
        assertThat(first).isNotEqualTo(second);
        assertThat(total(result)).isEqualTo(Math.max(first, second));
        assertThat(result.get("fit").asText()).isEqualTo(first > second ? "start-1" : "start-2");
    }

    @Test
    void theSameExperimentGivesTheSameFilesToTheBit() throws IOException {
        run("one", () -> false);
        run("two", () -> false);

        for (String name : List.of("experiment.yaml", "metrics.jsonl", "checkpoint.safetensors", "result.json")) {
            assertThat(folder.resolve("two").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
        }
    }

    @Test
    void anotherSeedGivesOtherNumbers() throws IOException {
        run("one", () -> false);
        run("two", () -> false, "seed=5");

        assertThat(Files.readString(folder.resolve("two/metrics.jsonl")))
                .isNotEqualTo(Files.readString(folder.resolve("one/metrics.jsonl")));
    }

    @Test
    void metricsAreOneObjectALine() throws IOException {
        run("one", () -> false);

        List<String> lines = Files.readAllLines(folder.resolve("one/metrics.jsonl"));
        assertThat(lines).hasSize(2 * 3 * 2 + 3);
        JsonNode objective = new ObjectMapper().readTree(lines.get(0));
        assertThat(objective.fieldNames()).toIterable().containsExactly("step", "epoch", "time", "name", "value");
        assertThat(objective.get("name").asText()).isEqualTo("start-1/objective");
        assertThat(objective.get("step").asInt()).isEqualTo(3);
        JsonNode rotation = new ObjectMapper().readTree(lines.get(1));
        assertThat(rotation.get("name").asText()).isEqualTo("start-1/rotations.rotation");
        assertThat(rotation.get("unit").asText()).isEqualTo("rad");
    }

    @Test
    void provenanceNamesPluginsDataAndMachine() throws IOException {
        run("one", () -> false);

        JsonNode provenance = json("one/provenance.json");
        assertThat(provenance.get("erlangen").asText()).isEqualTo("0.1.0");
        assertThat(provenance.get("cores").asInt()).isEqualTo(2);
        assertThat(provenance.get("threads").asInt()).isEqualTo(1);
        assertThat(provenance.get("seed").asInt()).isEqualTo(4);
        assertThat(provenance.get("started").asText()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(provenance.get("data").get("stripes.idx").asText()).isEqualTo("0123");
        assertThat(provenance.get("plugins"))
                .hasSize(8)
                .allSatisfy(plugin -> assertThat(plugin.fieldNames())
                        .toIterable()
                        .containsExactly("kind", "name", "version", "origin", "sha256", "used"));
    }

    @Test
    void theWrittenExperimentRunsAgainToTheSameResult() throws IOException {
        run("one", () -> false);
        String resolved = Files.readString(folder.resolve("one/experiment.yaml"));

        execute(resolved, "two", () -> false, new ArrayList<>(), List.of());

        assertThat(folder.resolve("two/checkpoint.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("one/checkpoint.safetensors"));
    }

    @Test
    void theCheckpointHoldsTheStateOfTheBestFit() throws IOException {
        run("one", () -> false);

        try (Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64)) {
            Checkpoint checkpoint = Checkpoint.read(folder.resolve("one/checkpoint.safetensors"), engine);
            assertThat(checkpoint.notes())
                    .containsEntry("fit", json("one/result.json").get("fit").asText())
                    .containsEntry("epoch", "3");
            assertThat(checkpoint.state().counter("step")).isEqualTo(9);
        }
    }

    @Test
    void reportersAndTheListenerSeeAllEventsAndTheEndLast() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        execute(EXPERIMENT, "one", () -> false, events, List.of());

        List<String> names =
                events.stream().map(event -> event.getClass().getSimpleName()).toList();
        assertThat(names).hasSize(1 + 3 * 8 + 2 + 1).startsWith("RunStarted").endsWith("Judged", "Judged", "RunEnded");
        assertThat(Files.readAllLines(folder.resolve("one/events.txt"))).isEqualTo(names);
    }

    @Test
    void anInterruptedRunLeavesACheckpointAndNoResult() throws IOException {
        int[] steps = {0};
        RunOutcome outcome = run("one", () -> ++steps[0] == 5);

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Interrupted.class, interrupted -> {
            assertThat(interrupted.fit()).isEqualTo("start-1");
            assertThat(interrupted.epoch()).isEqualTo(2);
        });
        assertThat(folder.resolve("one/result.json")).doesNotExist();
        try (Engine engine = new Engine(new ReferenceDevice(), Precision.FLOAT64)) {
            Checkpoint checkpoint = Checkpoint.read(folder.resolve("one/checkpoint.safetensors"), engine);
            assertThat(checkpoint.state().counter("step")).isEqualTo(5);
        }
    }

    @Test
    void aRefusedExperimentOpensNoBackendAndLeavesNoDirectory() {
        int before = Providers.Plain.opened();

        assertThatThrownBy(() -> run("one", () -> false, "hyperparameters.rotations.rotation.initial=9"))
                .isInstanceOfSatisfying(
                        ErlangenException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ErlangenException.Kind.CONFIGURATION));
        assertThat(Providers.Plain.opened()).isEqualTo(before);
        assertThat(folder.resolve("one")).doesNotExist();
    }

    @Test
    void whatABackendSaysWhenItCannotBeOpenedReachesTheUser() {
        assertThatThrownBy(() -> run("one", () -> false, "backend={use: plain, threads: 13}"))
                .isInstanceOfSatisfying(
                        ErlangenException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ErlangenException.Kind.PLUGIN))
                .hasMessageContaining("13 threads");
    }

    @Test
    void aDirectoryThatHoldsSomethingIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("one"));
        Files.writeString(folder.resolve("one/result.json"), "mine");

        assertThatThrownBy(() -> run("one", () -> false))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("not empty");
        assertThat(folder.resolve("one/result.json")).hasContent("mine");
    }

    @Test
    void runDirectoriesAreNumbered() throws IOException {
        assertThat(RunDirectory.next(folder, "stripes")).isEqualTo(folder.resolve("stripes-1"));
        Files.createDirectories(folder.resolve("stripes-1"));
        assertThat(RunDirectory.next(folder, "stripes")).isEqualTo(folder.resolve("stripes-2"));
    }

    private RunOutcome run(String directory, BooleanSupplier interrupted, String... overrides) {
        return execute(EXPERIMENT, directory, interrupted, new ArrayList<>(), List.of(overrides));
    }

    private RunOutcome execute(
            String text, String directory, BooleanSupplier interrupted, List<RunEvent> events, List<String> overrides) {
        ExperimentFile file = ExperimentFile.parse("stripes.yaml", text, overrides, CATALOGUE);
        Machine machine = new Machine("0.1.0", "17", "Linux amd64", 2);
        Job job = new Job(file, CATALOGUE, folder, folder.resolve(directory), machine);
        return Run.of(job, CLOCK).execute(events::add, interrupted);
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    private static double total(JsonNode fit) {
        return fit.get("logMarginalLikelihood").get("total").asDouble();
    }
}
