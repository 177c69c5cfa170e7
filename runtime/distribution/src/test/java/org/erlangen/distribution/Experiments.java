package org.erlangen.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Experiments that take a second or two. */
final class Experiments {
    /** A complete experiment, one key a line. */
    static final List<String> TINY = List.of(
            "name: tiny",
            "seed: 7",
            "data: {use: digits, transformation: rotated, amount: 90, training: 60, test: 40, side: 14}",
            "network: {use: shallow, hidden: 16, activation: relu}",
            "likelihood: softmax",
            "groups: [affine]",
            "invariance: {placement: filter, average: logits, samples: 4, evaluation-samples: 4}",
            "estimator: {use: variational, posterior: features, hold: 1}",
            "training: {epochs: 3, batch-size: 20}",
            "baseline: true",
            "reports: [filter-bank]");

    private Experiments() {}

    /** The tiny experiment in a file. */
    static Path tiny(Path folder) {
        return write(folder, String.join("\n", TINY));
    }

    /** The tiny experiment with something else in its place. */
    static Path tiny(Path folder, String what, String instead) {
        String text = String.join("\n", TINY);
        if (!text.contains(what)) {
            throw new IllegalArgumentException(what);
        }
        return write(folder, text.replace(what, instead));
    }

    private static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("tiny.yaml"), text + "\n");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
