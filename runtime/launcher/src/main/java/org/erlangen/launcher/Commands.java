package org.erlangen.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.erlangen.host.plugin.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
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
    private final Surroundings surroundings;
    private final PrintWriter out;
    private final PrintWriter err;

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

    Progress progress() {
        if (quiet) {
            return Progress.silent();
        }
        return surroundings.terminal() ? new ProgressDisplay() : new ProgressLines(err, System::nanoTime);
    }

    /** Says which version this is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Erlangen " + Surroundings.version() + " (" + Surroundings.platform() + ")"};
        }
    }
}
