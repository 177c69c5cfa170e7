package org.erlangen.host.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.erlangen.api.inference.Problem;
import org.erlangen.api.report.RunEvent;
import org.erlangen.host.checkpoint.DurableFile;

/**
 * Metrics and hyperparameters of every epoch as JSON Lines: {@code step}, {@code epoch}, {@code time}, {@code name} (fit, slash, metric), {@code value},
 * and {@code unit} where there is one.
 */
final class MetricsFile implements Consumer<RunEvent>, AutoCloseable {
    private final Path file;
    private final Writer writer;
    private final int stepsPerEpoch;
    private final DoubleSupplier seconds;
    private final EarlierMetrics earlier;
    private final Map<String, String> units = new LinkedHashMap<>();

    /** A file that begins with what was written earlier, and no more than that. */
    MetricsFile(Path file, Problem problem, DoubleSupplier seconds, EarlierMetrics earlier) {
        this.file = file;
        this.earlier = earlier;
        this.stepsPerEpoch = problem.plan().stepsPerEpoch();
        this.seconds = seconds;
        problem.hyperparameters()
                .forEach(hyperparameter ->
                        units.put(hyperparameter.name(), hyperparameter.unit().symbol()));
        try {
            // Before anything is added, what was written earlier stands again, as a whole or as it was.
            String text = earlier.lines().stream().map(line -> line + "\n").collect(Collectors.joining());
            DurableFile.write(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw RunDirectory.failed(file, failure);
        }
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.EpochEnded ended && !earlier.has(ended.fit(), ended.epoch())) {
            Map<String, Double> values = new LinkedHashMap<>(ended.metrics());
            values.putAll(ended.hyperparameters());
            write(ended.fit(), ended.epoch(), values);
        }
    }

    private void write(String fit, int epoch, Map<String, Double> values) {
        StringBuilder lines = new StringBuilder();
        double time = seconds.getAsDouble();
        values.forEach((name, value) ->
                lines.append(line(fit, epoch, time, name, value)).append('\n'));
        try {
            writer.write(lines.toString());
            writer.flush();
        } catch (IOException failure) {
            throw RunDirectory.failed(file, failure);
        }
    }

    private ObjectNode line(String fit, int epoch, double time, String name, double value) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("step", (long) epoch * stepsPerEpoch);
        line.put("epoch", epoch);
        line.put("time", time);
        line.put("name", fit + "/" + name);
        if (Double.isFinite(value)) {
            line.put("value", value);
        } else {
            line.put("value", Double.toString(value));
        }
        String unit = units.getOrDefault(name, "");
        if (!unit.isEmpty()) {
            line.put("unit", unit);
        }
        return line;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
