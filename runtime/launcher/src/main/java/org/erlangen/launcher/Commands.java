package org.erlangen.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.erlangen.host.configuration.ExperimentFile;
import org.erlangen.host.plugin.Catalogue;
import org.erlangen.host.run.Check;
import org.erlangen.host.run.EarlierRun;
import org.erlangen.host.run.Job;
import org.erlangen.host.run.Machine;
import org.erlangen.host.run.Run;
import org.erlangen.host.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** What the command line can do. Each method is a command, its parameters are the command's arguments. */
@Command(
        name = "erlangen",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "Learns symmetries from data by gradient ascent on the marginal likelihood.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 the run failed, 2 bad usage or configuration, 3 a plugin problem,",
            "130 interrupted after a checkpoint."
        })
final class Commands {
    private static final String THREADS = "backend.threads";

    private final Surroundings surroundings;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Interrupts interrupts;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean stackTrace;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Show no progress.")
    private boolean quiet;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "A further folder of drop-in plugins. May be repeated.")
    private List<Path> folders = new ArrayList<>();

    Commands(Surroundings surroundings, PrintWriter out, PrintWriter err) {
        this.surroundings = surroundings;
        this.out = out;
        this.err = err;
        this.interrupts = new Interrupts(err);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Run an experiment: learn, judge, write results into a folder, and print them.")
    int run(
            @Parameters(paramLabel = "FILE", description = "The experiment file.") Path file,
            @Option(
                            names = "--set",
                            paramLabel = "KEY=VALUE",
                            description =
                                    "Set a key of the file, such as training.epochs=10. The value is YAML. May be repeated.")
                    List<String> settings,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description = "The run directory, new or empty; by default runs/NAME-1, runs/NAME-2, ...")
                    Optional<Path> out,
            @Option(names = "--seed", paramLabel = "N", description = "Set the seed.") Optional<Long> seed,
            @Option(
                            names = "--threads",
                            paramLabel = "N",
                            description = "Threads of native code; by default one less than there are cores.")
                    Optional<Integer> threads) {
        List<String> overrides = new ArrayList<>(settings == null ? List.of() : settings);
        seed.ifPresent(number -> overrides.add("seed=" + number));
        threads.ifPresent(number -> overrides.add(THREADS + "=" + number));
        Catalogue catalogue = usable();
        ExperimentFile experiment = read(file, overrides, catalogue);
        Path directory = out.orElseGet(
                () -> RunDirectory.next(Path.of("runs"), experiment.experiment().name()));
        Job job = new Job(experiment, catalogue, folder(file), directory, Surroundings.machine());
        return execute(job, Run.of(job, InstantSource.system()));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Go on with a run that was interrupted, in its directory. Ends with the files that it would have written.")
    int resume(@Parameters(paramLabel = "DIR", description = "The run directory.") Path directory) {
        EarlierRun earlier = EarlierRun.in(directory);
        Catalogue catalogue = usable();
        ExperimentFile experiment = ExperimentFile.read(earlier.experiment(), List.of(), catalogue);
        Job job = new Job(experiment, catalogue, earlier.folder(), directory, Surroundings.machine());
        return execute(job, Run.resuming(earlier, job, InstantSource.system()));
    }

    private int execute(Job job, Run run) {
        try (Progress progress = progress()) {
            return new Running(job, run, out, err, progress).execute(interrupts.watch());
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Check an experiment: say all that is wrong with it, or what a run would take. Computes nothing.")
    int check(
            @Parameters(paramLabel = "FILE", description = "The experiment file.") Path file,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set a key of the file. May be repeated.")
                    List<String> settings) {
        ExperimentFile experiment = ExperimentFile.read(file, settings == null ? List.of() : settings, usable());
        CheckReport.of(file.toString(), Check.of(experiment, folder(file))).forEach(out::println);
        return Failures.DONE;
    }

    @Command(mixinStandardHelpOptions = true, description = "List the publications behind all that an experiment uses.")
    int cite(@Parameters(paramLabel = "FILE", description = "The experiment file.") Path file) {
        Citations.of(ExperimentFile.read(file, List.of(), usable()).experiment())
                .forEach(out::println);
        return Failures.DONE;
    }

    /** Reads the file; threads that nobody asked for are as many as the machine can spare. */
    private ExperimentFile read(Path file, List<String> overrides, Catalogue catalogue) {
        ExperimentFile experiment = ExperimentFile.read(file, overrides, catalogue);
        if (experiment.places().isWritten(THREADS)) {
            return experiment;
        }
        List<String> more = new ArrayList<>(overrides);
        more.add(THREADS + "=" + surroundings.threads());
        return ExperimentFile.read(file, more, catalogue);
    }

    /** The plugins that can be used; of the others is said why they can't, and the command goes on. */
    private Catalogue usable() {
        Catalogue catalogue = catalogue();
        catalogue.refusals().forEach(refusal -> err.println("erlangen: left out: " + refusal.sentence()));
        return catalogue;
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    }

    /** The exit code is known; nothing runs any more. */
    void ended(int code) {
        interrupts.ended(code);
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Failures failures() {
        return new Failures(err, stackTrace);
    }

    /** The plugins of the platform and of all plugin folders. */
    Catalogue catalogue() {
        List<Path> all = new ArrayList<>(List.of(surroundings.plugins()));
        all.addAll(folders);
        return Catalogue.discover(all);
    }

    private Progress progress() {
        if (quiet) {
            return Progress.silent();
        }
        return surroundings.terminal() ? new ProgressDisplay() : new ProgressLines(err, System::nanoTime);
    }

    /** Says which version this is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Machine machine = Surroundings.machine();
            return new String[] {
                "Erlangen " + machine.erlangen() + " (Java " + machine.java() + ", " + machine.system() + ")"
            };
        }
    }
}
