package org.erlangen.host.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/** The folder that holds all of a run. */
public final class RunDirectory {
    private final Path folder;

    private RunDirectory(Path folder) {
        this.folder = folder;
    }

    /** The first of {@code runs/NAME-1}, {@code runs/NAME-2}, ... that does not exist; nothing is made. */
    public static Path next(Path runs, String name) {
        int number = 1;
        while (Files.exists(runs.resolve(name + "-" + number))) {
            number++;
        }
        return runs.resolve(name + "-" + number);
    }

    /** Makes the folder. Errors: {@link ErlangenException} of kind CONFIGURATION when it holds something already, of kind RUN when it cannot be made. */
    static RunDirectory create(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new ErlangenException(
                            ErlangenException.Kind.CONFIGURATION,
                            folder.toString(),
                            "the run directory is not empty",
                            "",
                            "Name another one, or let it be chosen");
                }
            }
            return new RunDirectory(folder);
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    Path folder() {
        return folder;
    }

    Path checkpoint() {
        return folder.resolve("checkpoint.safetensors");
    }

    Path metrics() {
        return folder.resolve("metrics.jsonl");
    }

    /** Writes a text file. Errors: {@link ErlangenException} of kind RUN. */
    void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    static ErlangenException failed(Path file, IOException failure) {
        return new ErlangenException(
                ErlangenException.Kind.RUN,
                new Refusal(
                        file.toString(), "cannot be written (" + failure + ")", "", "Check the disk and its rights"),
                failure);
    }
}
