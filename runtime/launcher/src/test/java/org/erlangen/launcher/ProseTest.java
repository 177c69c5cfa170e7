package org.erlangen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void longTextIsBrokenBetweenWords() {
        List<String> lines = Prose.wrap("word ".repeat(60), "  ");

        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() <= Prose.WIDTH && line.startsWith("  word"));
        assertThat(String.join(" ", lines).split("\\s+")).hasSize(61);
    }

    @Test
    void aWordLongerThanALineStandsAlone() {
        String word = "w".repeat(2 * Prose.WIDTH);

        assertThat(Prose.wrap("a " + word + " b", "")).containsExactly("a", word, "b");
    }
}
