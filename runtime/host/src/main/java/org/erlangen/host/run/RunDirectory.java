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
    private static final String CHECKPOINT = ".safetensors";

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

    /** A folder that holds part of a run. */
    static RunDirectory of(Path folder) {
        return new RunDirectory(folder);
    }

    Path folder() {
        return folder;
    }

    Path experiment() {
        return folder.resolve("experiment.yaml");
    }

    Path provenance() {
        return folder.resolve("provenance.json");
    }

    Path result() {
        return folder.resolve("result.json");
    }

    /** The last state of a fit that is over while others are not. */
    Path ended(String fit) {
        return folder.resolve(fit + CHECKPOINT);
    }

    Path checkpoint() {
        return folder.resolve("checkpoint" + CHECKPOINT);
    }

    Path metrics() {
        return folder.resolve("metrics.jsonl");
    }

    /** Whether there is a checkpoint of any fit. Errors: {@link ErlangenException} of kind RUN. */
    boolean hasCheckpoint() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(CHECKPOINT));
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    /** Removes a file, if it is there. Errors: {@link ErlangenException} of kind RUN. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw failed(file, failure);
        }
    }

    /** Writes a text file. Errors: {@link ErlangenException} of kind RUN. */
    static void write(Path file, String text) {
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
