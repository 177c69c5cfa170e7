package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.distribution.CommandLine.erlangen;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that stands outside the build, compiled against the contract's jar alone and dropped into a folder. */
@Tag("process")
class DropInTest {
    private static final Path PROJECT = Distribution.repository().resolve("examples/plugin");
    private static final int LONGEST_CLASS = 15; // lines of code

    @TempDir
    Path folder;

    private Path plugins;

    @BeforeEach
    void dropIn() throws IOException {
        plugins = Files.createDirectories(folder.resolve("my plugins"));
        Path classes = folder.resolve("classes");
        String path = Distribution.module("erlangen-api") + File.pathSeparator + annotations();
        List<String> compile = new ArrayList<>(List.of("--release", "17", "-p", path, "-d", classes.toString()));
        sources().forEach(source -> compile.add(source.toString()));
        tool("javac", compile);
        String jar = plugins.resolve("squeeze-1.0.jar").toString();
        tool("jar", List.of("--create", "--file", jar, "--module-version", "1.0", "-C", classes.toString(), "."));
    }

    @Test
    void itIsShortEnoughToReadAtAGlance() throws IOException {
        Path type = sources().stream()
                .filter(source -> source.endsWith("Squeeze.java"))
                .findFirst()
                .orElseThrow();
        long code = Files.readAllLines(type).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty()
                        && !line.startsWith("import ")
                        && !line.startsWith("package ")
                        && !line.startsWith("/**"))
                .count();

        assertThat(code).isLessThanOrEqualTo(LONGEST_CLASS);
    }

    @Test
    void itIsListedAndShown() {
        assertThat(erlangen("plugins", "list", "--plugins", plugins.toString())
                        .hasCode(0)
                        .out())
                .contains("squeeze", "affine");
        assertThat(erlangen("plugins", "show", "squeeze", "--plugins", plugins.toString())
                        .hasCode(0)
                        .out())
                .contains("squeeze (group)", "1.0", "org.example.squeeze", "squeeze-1.0.jar", "squeeze.stretch");
    }

    @Test
    void itsExperimentPassesTheCheckAndRuns() {
        String experiment = PROJECT.resolve("squeezed-digits.yaml").toString();
        Path out = folder.resolve("run");

        erlangen("check", experiment, "--plugins", plugins.toString()).hasCode(0);
        var outcome = erlangen(
                        "run",
                        experiment,
                        "--plugins",
                        plugins.toString(),
                        "--out",
                        out.toString(),
                        "--set",
                        "training.epochs=3",
                        "--set",
                        "data.training=60",
                        "--set",
                        "data.test=40",
                        "--set",
                        "training.batch-size=20",
                        "--set",
                        "network.hidden=16",
                        "--set",
                        "estimator.hold=1")
                .hasCode(0);

        assertThat(outcome.out()).contains("squeeze.stretch", out.toString());
        assertThat(out.resolve("result.json")).content().contains("squeeze.stretch");
    }

    @Test
    void withoutItTheExperimentIsRefusedInWords() {
        assertThat(erlangen("check", PROJECT.resolve("squeezed-digits.yaml").toString())
                        .hasCode(2)
                        .err())
                .contains("squeezed-digits.yaml:", "squeeze", "affine");
    }

    @Test
    void aBrokenJarBesideItIsToldInTheListingAndStopsNobodyElse() throws IOException {
        Files.write(plugins.resolve("broken.jar"), new byte[] {1, 2, 3});

        var listing =
                erlangen("plugins", "list", "--plugins", plugins.toString()).hasCode(3);
        assertThat(listing.out()).contains("squeeze", "affine");
        assertThat(listing.err()).contains("broken.jar").doesNotContain("internal error", "\tat ");

        var check = erlangen(
                        "check", PROJECT.resolve("squeezed-digits.yaml").toString(), "--plugins", plugins.toString())
                .hasCode(0);
        assertThat(check.err()).contains("broken.jar");
    }

    @Test
    void twoJarsWithTheSamePluginAreAPluginProblemOfExperimentsThatUseIt() throws IOException {
        Files.copy(plugins.resolve("squeeze-1.0.jar"), plugins.resolve("copy.jar"));

        assertThat(erlangen(
                                "check",
                                PROJECT.resolve("squeezed-digits.yaml").toString(),
                                "--plugins",
                                plugins.toString())
                        .hasCode(3)
                        .err())
                .contains("squeeze-1.0.jar", "copy.jar");
        erlangen("check", Experiments.tiny(folder).toString(), "--plugins", plugins.toString())
                .hasCode(0);
    }

    /** The jar of the annotations, which Maven brings along with the contract. */
    private static Path annotations() {
        return Path.of(URI.create(NullMarked.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static void tool(String name, List<String> arguments) {
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst(name)
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(new String[0]));
        assertThat(code).as(said.toString()).isZero();
    }
}
