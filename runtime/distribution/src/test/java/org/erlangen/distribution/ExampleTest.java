package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.distribution.CommandLine.erlangen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiments that come with the project. */
@Tag("process")
class ExampleTest {
    private static final int FEWEST_EXPERIMENTS = 8;
    private static final int FEWEST_PUBLISHED = 6;

    static List<Path> experiments() {
        return Distribution.experiments();
    }

    static List<Path> published() {
        return Distribution.published();
    }

    /** Those that take digits, a part of which ships. */
    static List<Path> publishedOnDigits() {
        return published().stream()
                .filter(experiment -> text(experiment).contains("source: idx"))
                .toList();
    }

    /** Those whose data are files that don't ship. */
    static List<Path> publishedOnFiles() {
        return published().stream()
                .filter(experiment -> text(experiment).matches("(?s).*(source: idx|use: cifar10).*"))
                .toList();
    }

    /** Those whose data are made up as they are asked for. */
    static List<Path> publishedOnTrajectories() {
        return published().stream()
                .filter(experiment -> text(experiment).contains("use: trajectories"))
                .toList();
    }

    private static String text(Path experiment) {
        try {
            return Files.readString(experiment);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void thereAreAsManyAsTheReadmeSays() {
        assertThat(experiments()).hasSizeGreaterThanOrEqualTo(FEWEST_EXPERIMENTS);
        assertThat(published()).hasSizeGreaterThanOrEqualTo(FEWEST_PUBLISHED);
    }

    @ParameterizedTest
    @MethodSource({"experiments", "publishedOnTrajectories"})
    void everyExperimentPassesTheCheck(Path experiment) {
        erlangen("check", experiment.toString()).hasCode(0);
    }

    @ParameterizedTest
    @MethodSource("publishedOnDigits")
    void publishedExperimentsPassTheCheckWhereTheirDataAre(Path experiment) {
        erlangen(
                        "check",
                        experiment.toString(),
                        "--set=data.source=shipped",
                        "--set=data.training=2000",
                        "--set=data.test=2000")
                .hasCode(0);
    }

    @ParameterizedTest
    @MethodSource("publishedOnFiles")
    void publishedExperimentsSayWhichFilesTheyMiss(Path experiment) {
        assertThat(erlangen("check", experiment.toString(), "--set=data.folder=nowhere")
                        .hasCode(2)
                        .err())
                .contains(
                        "there is no such file",
                        text(experiment).contains("cifar10") ? "data_batch_1.bin" : "train-images");
    }

    @ParameterizedTest
    @MethodSource({"experiments", "published"})
    void everyExperimentSaysWhatItShowsAndIsNamedLikeItsFile(Path experiment) {
        assertThat(text(experiment))
                .startsWith("#")
                .contains("# Shows: ", "# Expect: ")
                .contains("\nname: " + experiment.getFileName().toString().replace(".yaml", "") + "\n");
    }
}
