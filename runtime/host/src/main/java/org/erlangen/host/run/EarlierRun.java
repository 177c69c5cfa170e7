package org.erlangen.host.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.erlangen.api.inference.State;
import org.erlangen.api.provider.ErlangenException;
import org.erlangen.api.provider.Refusal;
import org.erlangen.api.tensor.Tensors;
import org.erlangen.host.checkpoint.Checkpoint;
import org.erlangen.host.training.Earlier;
import org.erlangen.host.training.Means;
import org.erlangen.host.training.Reached;

/** A run that was interrupted, or whose process ended, before it was done: what its directory says, for the run that goes on with it. */
public final class EarlierRun {
    private static final String AGAIN = "Run the experiment again";

    private final RunDirectory directory;
    private final JsonNode provenance;

    private EarlierRun(RunDirectory directory, JsonNode provenance) {
        this.directory = directory;
        this.provenance = provenance;
    }

    /** The run of a directory. Errors: {@link ErlangenException} of kind CONFIGURATION when it holds no run, one that is done, or one without a checkpoint. */
    public static EarlierRun in(Path folder) {
        RunDirectory directory = RunDirectory.of(folder);
        if (!Files.exists(directory.experiment()) || !Files.exists(directory.provenance())) {
            throw refused(
                    folder,
                    "holds no run",
                    "a run directory has experiment.yaml and provenance.json",
                    "Name the directory of an interrupted run");
        }
        if (Files.exists(directory.result())) {
            throw refused(folder, "holds a run that is done", "", "Read its result.json");
        }
        if (!directory.hasCheckpoint()) {
            throw refused(folder, "holds no checkpoint", "a run writes one every few minutes", AGAIN);
        }
        try {
            return new EarlierRun(
                    directory,
                    new ObjectMapper().readTree(directory.provenance().toFile()));
        } catch (IOException failure) {
            throw new ErlangenException(
                    ErlangenException.Kind.RUN,
                    new Refusal(directory.provenance().toString(), "cannot be read (" + failure + ")", "", AGAIN),
                    failure);
        }
    }

    /** The run directory. */
    public Path directory() {
        return directory.folder();
    }

    /** The experiment as it was run. */
    public Path experiment() {
        return directory.experiment();
    }

    /** The folder that the experiment's paths are relative to. */
    public Path folder() {
        return Path.of(provenance.path(Provenance.FOLDER).asText());
    }

    /** Errors: {@link ErlangenException} of kind RUN when the data are not those that the run began with. */
    void check(Map<String, String> data) {
        Map<String, String> known = new TreeMap<>();
        provenance
                .path(Provenance.DATA)
                .properties()
                .forEach(file -> known.put(file.getKey(), file.getValue().asText()));
        if (!known.equals(new TreeMap<>(data))) {
            throw new ErlangenException(
                    ErlangenException.Kind.RUN,
                    directory.folder().toString(),
                    "began with other data (" + known + ") than there are now (" + new TreeMap<>(data) + ")",
                    "",
                    AGAIN);
        }
    }

    /** Epochs that are not done again. */
    EarlierMetrics metrics() {
        Map<String, String> present = present();
        return EarlierMetrics.read(directory.metrics(), fit -> {
            if (isOver(fit, present)) {
                return Integer.MAX_VALUE;
            }
            return isOf(fit, present) ? number(present, Checkpoints.EPOCH) - 1 : 0;
        });
    }

    /** Notes of the checkpoint of the fit that was at work; none when it had come to none. */
    private Map<String, String> present() {
        return Files.exists(directory.checkpoint()) ? Checkpoint.notes(directory.checkpoint()) : Map.of();
    }

    private boolean isOver(String fit, Map<String, String> present) {
        return Files.exists(directory.ended(fit)) || (isOf(fit, present) && !present.containsKey(Checkpoints.BATCHES));
    }

    private static boolean isOf(String fit, Map<String, String> present) {
        return fit.equals(present.get(Checkpoints.FIT));
    }

    /** What was done of the fits. */
    Earlier fits(EarlierMetrics metrics, Tensors tensors) {
        Map<String, String> present = present();
        return new Earlier() {
            @Override
            public Optional<State> last(String fit) {
                if (!isOver(fit, present)) {
                    return Optional.empty();
                }
                Path ended = directory.ended(fit);
                return Optional.of(Checkpoint.read(Files.exists(ended) ? ended : directory.checkpoint(), tensors)
                        .state());
            }

            @Override
            public Optional<Reached> reached(String fit) {
                if (isOver(fit, present) || !isOf(fit, present)) {
                    return Optional.empty();
                }
                return Optional.of(new Reached(
                        number(present, Checkpoints.EPOCH),
                        number(present, Checkpoints.BATCHES),
                        means(present),
                        Checkpoint.read(directory.checkpoint(), tensors).state()));
            }

            @Override
            public List<Map<String, Double>> epochs(String fit) {
                return metrics.of(fit);
            }
        };
    }

    private int number(Map<String, String> notes, String name) {
        String text = notes.getOrDefault(name, "");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException damaged) {
            throw damaged(name, text, damaged);
        }
    }

    private Means means(Map<String, String> notes) {
        String text = notes.getOrDefault(Checkpoints.MEANS, "");
        try {
            return Checkpoints.means(text);
        } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
            throw damaged(Checkpoints.MEANS, text, damaged);
        }
    }

    private ErlangenException damaged(String note, String text, RuntimeException cause) {
        String what = "its note '" + note + "' says '" + text + "'";
        return new ErlangenException(
                ErlangenException.Kind.RUN,
                new Refusal(directory.checkpoint().toString(), what, "what a run writes there", AGAIN),
                cause);
    }

    private static ErlangenException refused(Path folder, String what, String allowed, String advice) {
        return new ErlangenException(ErlangenException.Kind.CONFIGURATION, folder.toString(), what, allowed, advice);
    }
}
