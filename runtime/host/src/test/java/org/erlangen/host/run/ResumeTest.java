package org.erlangen.host.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.report.RunEvent;
import org.erlangen.host.checkpoint.Safetensors;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.fixture.Providers;
import org.erlangen.host.plugin.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    /** Three fits of three epochs of three steps each. */
    private static final int STEPS = 27;

    private static final InstantSource STOPPED = InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z"));
    private static final Catalogue CATALOGUE = Providers.catalogue();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 10, 13, 18, 20, STEPS})
    void anInterruptedRunEndsWithTheFilesOfOneThatWasNot(int steps) throws IOException {
        run("whole", () -> false);
        RunOutcome first = run("parts", after(steps));
        assertThat(first).isInstanceOf(RunOutcome.Interrupted.class);

        assertThat(resume("parts", () -> false)).isInstanceOf(RunOutcome.Finished.class);

        assertSame("parts", "whole");
    }

    @Test
    void aRunMayBeInterruptedAgainAndAgain() throws IOException {
        run("whole", () -> false);
        RunOutcome outcome = run("parts", after(1));
        for (int rest = STEPS - 1; rest > 0; rest--) {
            assertThat(outcome).isInstanceOf(RunOutcome.Interrupted.class);
            outcome = resume("parts", after(1));
        }
        resume("parts", () -> false);

        assertSame("parts", "whole");
    }

    @Test
    void aRunWhoseProcessEndedGoesOnFromItsLastCheckpoint() throws IOException {
        run("whole", () -> false);
        assertThatThrownBy(() -> execute("parts", slow(), new ArrayList<>(), () -> false, "start-2", 2))
                .hasMessage("the lights went out");
        List<String> before = Files.readAllLines(folder.resolve("parts/metrics.jsonl"));
        Files.writeString(folder.resolve("parts/metrics.jsonl"), String.join("\n", before) + "\n{\"step\": 1");

        resume("parts", () -> false);

        assertThat(folder.resolve("parts/checkpoint.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("whole/checkpoint.safetensors"));
        assertThat(Files.readAllLines(folder.resolve("parts/metrics.jsonl")))
                .hasSameSizeAs(Files.readAllLines(folder.resolve("whole/metrics.jsonl")));
    }

    @Test
    void aListenerSeesEveryEpochAndTheStatesOfThoseThatAreDoneNow() {
        List<RunEvent> whole = new ArrayList<>();
        execute("whole", STOPPED, whole, () -> false, "", 0);
        run("parts", after(5));
        List<RunEvent> events = new ArrayList<>();

        EarlierRun earlier = EarlierRun.in(folder.resolve("parts"));
        Run.resuming(earlier, job("parts"), STOPPED).execute(events::add, () -> false);

        assertThat(epochs(events)).isEqualTo(epochs(whole));
        assertThat(events.stream().filter(RunEvent.StateReached.class::isInstance))
                .hasSize(8);
    }

    @Test
    void whatIsNoInterruptedRunIsRefused() throws IOException {
        run("whole", () -> false);
        run("bare", after(1));
        Files.delete(folder.resolve("bare/checkpoint.safetensors"));

        assertRefused("nothing", "holds no run");
        assertRefused("whole", "holds a run that is done");
        assertRefused("bare", "holds no checkpoint");
    }

    @Test
    void otherDataAreRefused() throws IOException {
        run("parts", after(5));
        Path provenance = folder.resolve("parts/provenance.json");
        Files.writeString(provenance, Files.readString(provenance).replace("0123", "4567"));

        assertThatThrownBy(() -> resume("parts", () -> false))
                .isInstanceOf(ErlangenException.class)
                .hasMessageContaining("4567")
                .hasMessageContaining("0123");
    }

    @Test
    void damagedFilesAreRefusedInWords() throws IOException {
        run("noted", after(5));
        Path checkpoint = folder.resolve("noted/checkpoint.safetensors");
        Safetensors written = Safetensors.read(checkpoint);
        Map<String, String> notes = new HashMap<>(written.metadata());
        notes.put("note.epoch", "soon");
        new Safetensors(notes, written.tensors()).write(checkpoint);
        run("measured", after(5));
        Files.writeString(folder.resolve("measured/metrics.jsonl"), "{\"epoch\": 1}\n");

        assertDamaged("noted", "checkpoint.safetensors", "soon");
        assertDamaged("measured", "metrics.jsonl", "epoch");
    }

    private void assertDamaged(String directory, String file, String what) {
        assertThatThrownBy(() -> resume(directory, () -> false))
                .isInstanceOfSatisfying(
                        ErlangenException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ErlangenException.Kind.RUN))
                .hasMessageContaining(file)
                .hasMessageContaining(what);
    }

    private void assertRefused(String directory, String what) {
        assertThatThrownBy(() -> EarlierRun.in(folder.resolve(directory)))
                .isInstanceOfSatisfying(
                        ErlangenException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ErlangenException.Kind.CONFIGURATION))
                .hasMessageContaining(what);
    }

    private void assertSame(String found, String expected) throws IOException {
        for (String name : List.of("experiment.yaml", "metrics.jsonl", "checkpoint.safetensors", "result.json")) {
            assertThat(folder.resolve(found).resolve(name))
                    .hasSameBinaryContentAs(folder.resolve(expected).resolve(name));
        }
        try (var files = Files.list(folder.resolve(found))) {
            assertThat(files.filter(file -> file.toString().endsWith(".safetensors")))
                    .hasSize(1);
        }
    }

    private static List<RunEvent> epochs(List<RunEvent> events) {
        return events.stream().filter(RunEvent.EpochEnded.class::isInstance).toList();
    }

    /** Says true after so many steps, once. */
    private static BooleanSupplier after(int steps) {
        int[] done = {0};
        return () -> ++done[0] == steps;
    }

    /** A clock that goes on by a quarter of an hour each time it is read. */
    private static InstantSource slow() {
        Instant[] now = {Instant.parse("2026-11-21T00:00:00Z")};
        return () -> now[0] = now[0].plus(Duration.ofMinutes(15));
    }

    private RunOutcome run(String directory, BooleanSupplier interrupted) {
        return execute(directory, STOPPED, new ArrayList<>(), interrupted, "", 0);
    }

    /** Ends with an exception after an epoch of a fit. */
    private RunOutcome execute(
            String directory,
            InstantSource clock,
            List<RunEvent> events,
            BooleanSupplier interrupted,
            String fit,
            int epoch) {
        return Run.of(job(directory), clock)
                .execute(
                        event -> {
                            events.add(event);
                            if (event instanceof RunEvent.EpochEnded ended
                                    && ended.fit().equals(fit)
                                    && ended.epoch() == epoch) {
                                throw new IllegalStateException("the lights went out");
                            }
                        },
                        interrupted);
    }

    private RunOutcome resume(String directory, BooleanSupplier interrupted) {
        EarlierRun earlier = EarlierRun.in(folder.resolve(directory));
        assertThat(earlier.folder()).isEqualTo(folder.toAbsolutePath());
        return Run.resuming(earlier, job(directory), STOPPED).execute(event -> {}, interrupted);
    }

    private Job job(String directory) {
        ExperimentFile file = ExperimentFile.parse("stripes.yaml", RunTest.EXPERIMENT, List.of(), CATALOGUE);
        return new Job(
                file, CATALOGUE, folder, folder.resolve(directory), new Machine("0.1.0", "17", "Linux amd64", 2));
    }
}
