package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The module graph as reviewed: {@code docs/modules/<module>.expected.txt}. */
@Tag("architecture")
class ModuleDescriptorTest {
    private static final Path EXPECTED = Distribution.repository().resolve("docs/modules");
    private static final int FEWEST_MODULES = 8;

    static List<Path> modules() {
        return Distribution.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void descriptorsAreThoseThatWereReviewed(Path jar) throws IOException {
        List<String> actual = describe(jar);
        String file = actual.get(0) + ".expected.txt";
        Path seen = Distribution.scratch("modules").resolve(file);
        Files.write(seen, actual);

        assertThat(EXPECTED.resolve(file))
                .as("If the change is meant: cp %s %s", seen, EXPECTED.resolve(file))
                .exists();
        assertThat(actual)
                .as("If the change is meant: cp %s %s", seen, EXPECTED.resolve(file))
                .isEqualTo(Files.readAllLines(EXPECTED.resolve(file)));
    }

    @Test
    void everyReviewedDescriptorHasItsModule() {
        List<String> reviewed = Distribution.list(EXPECTED).stream()
                .map(file -> file.getFileName().toString().replace(".expected.txt", ""))
                .toList();
        List<String> built =
                modules().stream().map(jar -> describe(jar).get(0)).sorted().toList();

        assertThat(reviewed).isEqualTo(built);
        assertThat(built).hasSizeGreaterThanOrEqualTo(FEWEST_MODULES);
    }

    /** What {@code jar --describe-module} says, less versions, places, and packages that nobody else sees. */
    private static List<String> describe(Path jar) {
        StringWriter text = new StringWriter();
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int code =
                tool.run(new PrintWriter(text), new PrintWriter(text), "--describe-module", "--file", jar.toString());
        assertThat(code).as(text.toString()).isZero();
        return text.toString()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("contains "))
                .map(line -> line.replaceFirst("^(open )?(\\S+?)(@\\S+)? jar:file:.*$", "$1$2"))
                .map(line -> line.replaceFirst("^open (\\S+)$", "$1\nopen"))
                .flatMap(String::lines)
                .collect(Collectors.toList());
    }
}
