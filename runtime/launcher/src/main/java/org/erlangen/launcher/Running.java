package org.erlangen.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.erlangen.api.parameter.Hyperparameter;
import org.erlangen.api.report.RunEvent;
import org.erlangen.api.tensor.Shape;
import org.erlangen.host.configuration.Experiment;
import org.erlangen.host.run.Job;
import org.erlangen.host.run.Run;
import org.erlangen.host.run.RunOutcome;

/** A run with its progress, and what is said at its end. */
final class Running {
    private final Job job;
    private final Run run;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Progress progress;
    private final List<Hyperparameter> hyperparameters = new ArrayList<>();

    Running(Job job, Run run, PrintWriter out, PrintWriter err, Progress progress) {
        this.job = job;
        this.run = run;
        this.out = out;
        this.err = err;
        this.progress = progress;
    }

    /** Runs and returns the exit code. */
    int execute(BooleanSupplier interrupted) {
        RunOutcome outcome = run.execute(progress.andThen(this::note), interrupted);
        progress.close();
        if (outcome instanceof RunOutcome.Interrupted stop) {
            err.println("interrupted in epoch " + stop.epoch() + " of " + stop.fit() + "; the checkpoint is "
                    + stop.checkpoint());
            err.println("go on with: erlangen resume " + stop.directory());
            return Failures.INTERRUPTED;
        }
        if (outcome instanceof RunOutcome.Finished finished) {
            report(finished);
        }
        return Failures.DONE;
    }

    /** The meaning of hyperparameters, which results do not carry. */
    private void note(RunEvent event) {
        if (event instanceof RunEvent.RunEnded ended) {
            hyperparameters.addAll(ended.problem().hyperparameters());
        }
    }

    private void report(RunOutcome.Finished finished) {
        new RunReport(finished.result(), hyperparameters, side()).lines().forEach(out::println);
        out.println();
        Table places = new Table(Table.Alignment.LEFT, Table.Alignment.LEFT);
        places.row(
                "took",
                Progress.duration(finished.result().totalSeconds()) + ", "
                        + String.format(
                                Locale.ROOT,
                                "%.2f s per epoch",
                                finished.result().secondsPerEpoch()));
        places.row("results", finished.directory().toString());
        for (Path picture : pictures(finished.directory())) {
            places.row("picture", picture.toString());
        }
        places.lines("  ").forEach(out::println);
    }

    private int side() {
        Experiment experiment = job.file().experiment();
        Shape input = experiment
                .data()
                .provider()
                .outline(experiment.data().options(), job.folder())
                .input();
        return input.rank() == 3 ? input.size(-1) : 0;
    }

    private static List<Path> pictures(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|svg|html)"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of(); // the results are there; their listing is a courtesy
        }
    }
}
