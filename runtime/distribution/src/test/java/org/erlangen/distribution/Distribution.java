package org.erlangen.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the built distribution and the repository are. */
final class Distribution {
    private Distribution() {}

    static Path home() {
        return path("erlangen.distribution");
    }

    static Path repository() {
        return path("erlangen.repository");
    }

    /** A folder for what tests write and somebody may want to see. */
    static Path scratch(String name) {
        try {
            return Files.createDirectories(home().resolveSibling(name));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The project's own jars. */
    static List<Path> modules() {
        return list(home().resolve("lib")).stream()
                .filter(file -> file.getFileName().toString().startsWith("erlangen-"))
                .toList();
    }

    static Path module(String artifact) {
        return modules().stream()
                .filter(file -> file.getFileName().toString().matches(artifact + "-[0-9].*"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + artifact + " in " + home()));
    }

    /** The experiments that come with the project and take data that come with it. */
    static List<Path> experiments() {
        return experiments("examples");
    }

    /** The experiments that come with the project and take data that the user has. */
    static List<Path> published() {
        return experiments("examples/published");
    }

    private static List<Path> experiments(String folder) {
        return list(repository().resolve(folder)).stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .toList();
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Path path(String property) {
        return Path.of(Objects.requireNonNull(System.getProperty(property), property))
                .toAbsolutePath()
                .normalize();
    }
}
