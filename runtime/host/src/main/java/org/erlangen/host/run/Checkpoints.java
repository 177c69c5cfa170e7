package org.erlangen.host.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.erlangen.api.inference.State;
import org.erlangen.api.report.RunEvent;
import org.erlangen.host.checkpoint.Checkpoint;
import org.erlangen.host.training.Means;
import org.erlangen.host.training.Reached;

/**
 * The checkpoints of a run: where its present fit is, every few minutes and when it is interrupted; the last states of fits that are over while others
 * are not; and in the end the state of the best fit alone.
 */
final class Checkpoints implements Consumer<RunEvent> {
    private static final double SECONDS = 300;

    /** Names of notes. A fit that is over has no note of batches. */
    static final String FIT = "fit";

    static final String EPOCH = "epoch";
    static final String BATCHES = "batches";
    static final String MEANS = "means";

    private final RunDirectory directory;
    private final String experiment;
    private final Stopwatch watch;
    private final List<String> ended = new ArrayList<>();
    private int fits;
    private int epochs;
    private double written;

    /** Those of an experiment of this name. */
    Checkpoints(RunDirectory directory, String experiment, Stopwatch watch) {
        this.directory = directory;
        this.experiment = experiment;
        this.watch = watch;
        this.written = watch.seconds();
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.FitStarted started) {
            fits = started.fits();
            epochs = started.epochs();
            if (fits > 1) {
                ended.add(started.fit());
            }
        } else if (event instanceof RunEvent.StateReached reached) {
            if (fits > 1 && reached.epoch() == epochs) {
                new Checkpoint(reached.state(), notes(reached.fit(), epochs)).write(directory.ended(reached.fit()));
            } else if (watch.seconds() - written >= SECONDS) {
                reached(reached.fit(), Reached.beginning(reached.epoch() + 1, reached.state()));
            }
        }
    }

    /** Writes where a fit is. */
    void reached(String fit, Reached reached) {
        Map<String, String> notes = notes(fit, reached.epoch());
        notes.put(BATCHES, Integer.toString(reached.batches()));
        notes.put(MEANS, text(reached.means()));
        new Checkpoint(reached.state(), notes).write(directory.checkpoint());
        written = watch.seconds();
    }

    /** Writes the last state of the fit that is kept. */
    void best(String fit, State state) {
        new Checkpoint(state, notes(fit, epochs)).write(directory.checkpoint());
    }

    /** Leaves no other checkpoint than the one of the best fit. */
    void tidy() {
        ended.forEach(fit -> RunDirectory.remove(directory.ended(fit)));
    }

    private Map<String, String> notes(String fit, int epoch) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("experiment", experiment);
        notes.put(FIT, fit);
        notes.put(EPOCH, Integer.toString(epoch));
        return notes;
    }

    /** One line each: sum, count, name. */
    private static String text(Means means) {
        StringJoiner lines = new StringJoiner("\n");
        means.sums().forEach((name, sum) -> lines.add(sum + " " + means.count(name) + " " + name));
        return lines.toString();
    }

    /** The inverse of {@link #text}. */
    static Means means(String text) {
        Means means = new Means();
        text.lines().forEach(line -> {
            String[] parts = line.split(" ", 3);
            means.add(parts[2], Double.parseDouble(parts[0]), Integer.parseInt(parts[1]));
        });
        return means;
    }
}
