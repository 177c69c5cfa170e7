package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.distribution.CommandLine.erlangen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("process")
class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void versionNamesThePlatformAndTheJavaBelow() {
        var outcome = erlangen("--version").hasCode(0);

        assertThat(outcome.out()).matches("Erlangen \\d+\\.\\d+\\.\\d+ \\(Java .*\\)\\R");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void helpListsTheCommandsAndExitCodes() {
        var outcome = erlangen("--help").hasCode(0);

        assertThat(outcome.out()).contains("run", "check", "plugins", "cite", "Exit codes");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void anUnknownCommandIsRefusedWithTheNearestOne() {
        var outcome = erlangen("chekc").hasCode(2);

        assertThat(outcome.err()).contains("chekc", "check", "--help");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void noCommandIsBadUsage() {
        assertThat(erlangen().hasCode(2).err()).contains("--help");
    }

    @Test
    void theListingHasThePluginsOfThePlatform() {
        var outcome = erlangen("plugins", "list").hasCode(0);

        assertThat(outcome.out())
                .contains("affine", "variational", "softmax", "shallow", "digits", "nd4j", "filter-bank");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void thePageOfAPluginHasOptionsOriginAndSources() {
        var outcome = erlangen("plugins", "show", "affine").hasCode(0);

        assertThat(outcome.out())
                .contains("affine (group)", "org.erlangen.groups.affine", "SHA-256", "Sources", "2022");
    }

    @Test
    void anUnknownPluginIsRefusedWithThoseThatThereAre() {
        assertThat(erlangen("plugins", "show", "afine").hasCode(2).err()).contains("'afine'", "affine");
    }

    @Test
    void aMissingFileIsBadUsage() {
        assertThat(erlangen("check", "nowhere.yaml").hasCode(2).err()).contains("nowhere.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: 7                | sed: 7                  | sed",
                "hidden: 16             | hidden: -16             | -16",
                "hidden: 16             | hiden: 16               | hidden",
                "training: 60           | training: sixty         | sixty",
                "groups: [affine]       | groups: [afine]         | affine",
                "posterior: features    | posterior: feature      | features",
                "epochs: 3, batch-size: | batch-size:             | epochs",
                "baseline: true         | hyperparameters: {affine.rotatoin: {learn: false}} | affine.rotation",
                "name: tiny             | name: [tiny             | tiny.yaml",
            })
    void aMistakeInAFileIsTold(String right, String wrong, String said) {
        Path file = Experiments.tiny(folder, right, wrong);

        var outcome = erlangen("check", file.toString()).hasCode(2);

        assertThat(outcome.err()).contains("tiny.yaml:", said).doesNotContain("internal error", "\tat ");
    }

    @Test
    void allMistakesOfAFileAreToldAtOnce() {
        Path file = Experiments.tiny(folder, "hidden: 16, activation: relu", "hidden: 0, activation: rely");

        assertThat(erlangen("check", file.toString(), "--set", "training.epochs=0")
                        .hasCode(2)
                        .err())
                .contains("hidden", "rely", "epochs");
    }

    @Test
    void aStackTraceIsPrintedOnRequest() {
        assertThat(erlangen("check", "nowhere.yaml", "--stacktrace").hasCode(2).err())
                .contains("\tat org.erlangen.");
    }

    @Test
    void sourcesOfAnExperimentAreListed() {
        assertThat(erlangen("cite", Experiments.tiny(folder).toString())
                        .hasCode(0)
                        .out())
                .contains("Learning Invariant Weights");
    }

    @Test
    void theScriptWorksThroughALinkFromAFolderWithBlanks() throws IOException {
        Path place = Files.createDirectories(folder.resolve("a folder"));
        Path link = place.resolve("my erlangen");
        Files.createSymbolicLink(link, Distribution.home().resolve("bin/erlangen"));

        assertThat(CommandLine.start(place, link, "--version").hasCode(0).out()).startsWith("Erlangen");
    }
}
