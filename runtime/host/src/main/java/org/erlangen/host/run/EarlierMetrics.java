package org.erlangen.host.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;

/**
 * What a metrics file says of epochs that need not be done again.
 *
 * @param lines of the file, as they are
 * @param epochs values by name, of each fit's epochs in order
 * @param seconds from the start of the run to the last of them
 */
record EarlierMetrics(List<String> lines, Map<String, List<Map<String, Double>>> epochs, double seconds) {
    /** Nothing was done. */
    static final EarlierMetrics NONE = new EarlierMetrics(List.of(), Map.of(), 0);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a file as far as fits count: of each so many epochs, from the first. Errors: {@link ErlangenException} of kind RUN when it cannot be read; a last line
     * that was not written to its end does not count.
     */
    static EarlierMetrics read(Path file, ToIntFunction<String> finishedEpochs) {
        List<String> lines = new ArrayList<>();
        Map<String, List<Map<String, Double>>> epochs = new LinkedHashMap<>();
        double seconds = 0;
        for (String line : lines(file)) {
            Optional<JsonNode> entry = parsed(line);
            if (entry.isEmpty()) {
                break;
            }
            String[] name = entry.get().path("name").asText().split("/", 2);
            if (name.length < 2 || !entry.get().has("value")) {
                throw new ErlangenException(
                        ErlangenException.Kind.RUN,
                        file.toString(),
                        "has the line '" + line + "'",
                        "metrics of a fit, as a run writes them",
                        "Run the experiment again");
            }
            int epoch = entry.get().path("epoch").asInt();
            if (epoch <= finishedEpochs.applyAsInt(name[0])) {
                lines.add(line);
                List<Map<String, Double>> known = epochs.computeIfAbsent(name[0], unseen -> new ArrayList<>());
                while (known.size() < epoch) {
                    known.add(new LinkedHashMap<>());
                }
                known.get(epoch - 1)
                        .put(
                                name[1],
                                Double.parseDouble(entry.get().path("value").asText()));
                seconds = Math.max(seconds, entry.get().path("time").asDouble());
            }
        }
        return new EarlierMetrics(lines, epochs, seconds);
    }

    /** Whether an epoch of a fit is among them. */
    boolean has(String fit, int epoch) {
        return epoch <= of(fit).size();
    }

    /** The epochs of a fit. */
    List<Map<String, Double>> of(String fit) {
        return epochs.getOrDefault(fit, List.of());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new ErlangenException(
                    ErlangenException.Kind.RUN,
                    new Refusal(file.toString(), "cannot be read (" + failure + ")", "", "Run the experiment again"),
                    failure);
        }
    }

    private static Optional<JsonNode> parsed(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException cutOff) {
            return Optional.empty();
        }
    }
}
