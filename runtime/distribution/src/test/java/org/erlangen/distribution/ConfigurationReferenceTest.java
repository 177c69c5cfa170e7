package org.erlangen.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.erlangen.distribution.CommandLine.erlangen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} says what the records say. */
@Tag("process")
class ConfigurationReferenceTest {
    @Test
    void theReferenceInTheDocumentationIsTheOneThatTheProgramPrints() throws IOException {
        Path reviewed = Distribution.repository().resolve("docs/configuration.md");

        String printed = erlangen("plugins", "reference").hasCode(0).out();

        assertThat(printed)
                .as("If the change is meant: ./erlangen plugins reference > docs/configuration.md")
                .isEqualTo(Files.readString(reviewed));
        assertThat(printed).contains("## group `affine`", "## estimator `variational`", "`learning-rate`");
    }
}
