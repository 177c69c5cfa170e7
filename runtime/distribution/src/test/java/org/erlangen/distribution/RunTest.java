package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.distribution.CommandLine.erlangen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, small ones. */
@Tag("process")
class RunTest {
    private static final Pattern TIME = Pattern.compile("\"time\":[^,}]*,?");
    private static final long PATIENCE = 120; // seconds

    @TempDir
    Path folder;

    @Test
    void aRunEndsWithATableOfWhatWasLearnt() {
        Path out = folder.resolve("run");

        var outcome = erlangen("run", Experiments.tiny(folder).toString(), "--out", out.toString())
                .hasCode(0);

        assertThat(outcome.out())
                .contains("affine.rotation", "degrees", "log marginal likelihood", "test accuracy", out.toString())
                .doesNotContain("NaN", "null");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100 || line.contains(out.toString()));
        assertThat(out.resolve("result.json")).isNotEmptyFile();
        assertThat(out.resolve("metrics.jsonl")).isNotEmptyFile();
    }

    @Test
    void theSameRunTwiceIsTheSameToTheBit() throws IOException {
        Path file = Experiments.tiny(folder);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        erlangen("run", file.toString(), "--quiet", "--out", first.toString()).hasCode(0);
        erlangen("run", file.toString(), "--quiet", "--out", second.toString()).hasCode(0);

        assertThat(metrics(second)).isEqualTo(metrics(first)).hasSizeGreaterThan(3);
        assertThat(second.resolve("checkpoint.safetensors"))
                .hasSameBinaryContentAs(first.resolve("checkpoint.safetensors"));
    }

    @Test
    void anotherSeedIsAnotherRun() throws IOException {
        Path file = Experiments.tiny(folder);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        erlangen("run", file.toString(), "--quiet", "--out", first.toString()).hasCode(0);
        erlangen("run", file.toString(), "--quiet", "--seed", "8", "--out", second.toString())
                .hasCode(0);

        assertThat(metrics(second)).isNotEqualTo(metrics(first));
    }

    @Test
    void aQuietRunSaysNothingButItsResult() {
        var outcome = erlangen(
                        "run",
                        Experiments.tiny(folder).toString(),
                        "--quiet",
                        "--out",
                        folder.resolve("run").toString())
                .hasCode(0);

        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void aRunDirectoryIsNeverOverwritten() throws IOException {
        Path out = Files.createDirectories(folder.resolve("run"));
        Files.writeString(out.resolve("precious.txt"), "mine");

        assertThat(erlangen("run", Experiments.tiny(folder).toString(), "--out", out.toString())
                        .hasCode(2)
                        .err())
                .contains(out.toString(), "not empty");
        assertThat(out).isDirectoryContaining(file -> file.endsWith("precious.txt"));
    }

    @Test
    void anInterruptedRunLeavesACheckpointAndGoesOnFromIt() throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        Path file = Experiments.tiny(folder, "epochs: 3", "epochs: 1000");
        Path said = folder.resolve("stderr");
        Process process = new ProcessBuilder(List.of(
                        Distribution.home().resolve("bin/erlangen").toString(),
                        "run",
                        file.toString(),
                        "--out",
                        out.toString()))
                .redirectError(said.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitTraining(process, out.resolve("metrics.jsonl"));
            process.destroy(); // asks it to end, as Ctrl-C does
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(130);
        assertThat(out.resolve("checkpoint.safetensors")).isNotEmptyFile();
        assertThat(said).content().contains("checkpoint", "erlangen resume " + out);
        assertThat(out.resolve("result.json")).doesNotExist();

        assertThat(erlangen("resume", out.toString()).hasCode(0).out())
                .contains("log marginal likelihood", out.toString());
        assertThat(out.resolve("result.json")).isNotEmptyFile();
        assertThat(metrics(out))
                .filteredOn(line -> line.contains("start-1/objective"))
                .hasSize(1000);
        assertThat(erlangen("resume", out.toString()).hasCode(2).err()).contains("done");
    }

    private static void awaitTraining(Process process, Path metrics) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!Files.exists(metrics) || Files.size(metrics) == 0) {
            assertThat(process.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static List<String> metrics(Path run) throws IOException {
        return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
                .map(line -> TIME.matcher(line).replaceAll(""))
                .toList();
    }
}
