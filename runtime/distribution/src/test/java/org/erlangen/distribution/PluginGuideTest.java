package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guide shows the code of the example. */
@Tag("architecture")
class PluginGuideTest {
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theGroupOfTheGuideIsThatOfTheExample() throws IOException {
        Path sources = Distribution.repository().resolve("examples/plugin/src/main/java");
        List<String> shown = JAVA.matcher(
                        Files.readString(Distribution.repository().resolve("docs/plugin-guide.md")))
                .results()
                .map(block -> block.group(1))
                .filter(code -> code.startsWith("public final class Squeeze") || code.startsWith("module "))
                .toList();
        String example = Files.readString(sources.resolve("org/example/squeeze/Squeeze.java"))
                + Files.readString(sources.resolve("module-info.java"));

        assertThat(shown)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(code -> assertThat(example).contains(code));
    }
}
