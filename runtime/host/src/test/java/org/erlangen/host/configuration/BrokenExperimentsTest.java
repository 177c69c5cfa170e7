package org.erlangen.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.erlangen.api.provider.ErlangenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of the folder {@code broken} has a neighbour with the sentences that it must be refused with, all of them at once. */
class BrokenExperimentsTest {
    static List<String> files() throws IOException, URISyntaxException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder() throws URISyntaxException {
        URL url = BrokenExperimentsTest.class.getResource("broken/empty.yaml");
        return Objects.requireNonNull(
                Path.of(Objects.requireNonNull(url).toURI()).getParent());
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedInTheseWords(String name) throws IOException, URISyntaxException {
        String text = Files.readString(folder().resolve(name));
        String expected = Files.readString(folder().resolve(name.replace(".yaml", ".txt")));

        ErlangenException refused = catchThrowableOfType(
                ErlangenException.class, () -> ExperimentFile.parse(name, text, List.of(), SampleProviders.CATALOGUE));

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage() + "\n").isEqualTo(expected);
        assertThat(refused.kind()).isEqualTo(ErlangenException.Kind.CONFIGURATION);
    }

    @Test
    void thereAreAtLeastTwenty() throws IOException, URISyntaxException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(20);
    }
}
