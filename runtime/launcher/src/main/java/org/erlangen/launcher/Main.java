package org.erlangen.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** Exit codes: 0 done, 1 the run failed, 2 bad usage or configuration, 3 a plugin problem, 130 interrupted after a checkpoint. */
    public static void main(String[] arguments) {
        Surroundings.prepareLibraries();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Commands commands = new Commands(Surroundings.ofProcess(), out, err);
        int code = commandLine(commands).execute(arguments);
        commands.ended(code);
        System.exit(code);
    }

    static CommandLine commandLine(Commands commands) {
        return new CommandLine(commands)
                .addSubcommand(new PluginCommands(commands))
                .setOut(commands.out())
                .setErr(commands.err())
                .setUsageHelpWidth(Prose.WIDTH)
                .setUsageHelpAutoWidth(false)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> commands.failures().tell(failure))
                .setParameterExceptionHandler((mistake, arguments) -> usage(mistake, commands.err()));
    }

    private static int usage(CommandLine.ParameterException mistake, PrintWriter err) {
        err.println("erlangen: " + mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("Try '" + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return Failures.BAD_USAGE;
    }
}
